//! The arithmetic of a virtual list: the rows in view and a few around them are in the document.
//!
//! The list is as tall as all of its rows, so that the scroll bar shows the position. Only the rows in view are in the
//! document, between a gap above and a gap below. All rows have the same height in whole pixels, so the offset of a row
//! is a product. Row numbers increase from the bottom to the top; a row keeps its number when rows are added on top.

use std::ops::Range;

/// The number of rows beyond each edge of the view, ready to be scrolled into view.
pub const AROUND: u64 = 6;

/// The maximum height of a list, in pixels. Browsers support at most 17 million (Firefox) or 33 million (Chromium); a
/// longer list contains only the highest numbers.
pub const TALLEST: u64 = 16_000_000;

/// The size of a list and of its view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListGeometry {
    /// The number of rows, which are numbered from 0.
    pub count: u64,
    /// The height of a row, in pixels; at least 1.
    pub row: u64,
    /// The height of the view, in pixels.
    pub view: u64,
}

/// A move from one row to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// Up by the number of rows in view.
    PageUp,
    /// Down by the number of rows in view.
    PageDown,
    /// To the top.
    Top,
    /// To the bottom.
    Bottom,
}

impl ListGeometry {
    /// Returns the numbers of the rows in the list.
    pub fn rows(self) -> Range<u64> {
        self.count - self.listed()..self.count
    }

    fn listed(self) -> u64 {
        self.count.min(TALLEST / self.row)
    }

    /// Returns the height of the rows above a row, in pixels.
    pub const fn above(self, number: u64) -> u64 {
        (self.count.saturating_sub(number + 1)) * self.row
    }

    /// Returns the height of the rows below a row, in pixels.
    pub fn below(self, number: u64) -> u64 {
        number.saturating_sub(self.rows().start) * self.row
    }

    /// Returns the row at an offset in pixels from the top, or the lowest row if the offset is beyond it.
    pub fn at(self, pixels: u64) -> u64 {
        (self.count.saturating_sub(pixels / self.row + 1)).max(self.rows().start)
    }

    /// Returns the rows in the document at a scroll offset. Their number is constant if the list has enough rows.
    pub fn window(self, scrolled: u64) -> Range<u64> {
        let size = (self.view / self.row + 2 + 2 * AROUND).min(self.listed());
        let above = (scrolled / self.row).saturating_sub(AROUND).min(self.listed() - size);
        let end = self.count - above;
        end - size..end
    }

    /// Returns the scroll offset nearest to `scrolled` at which the whole row is in view.
    pub const fn reveal(self, number: u64, scrolled: u64) -> u64 {
        let (top, bottom) = (self.above(number), self.above(number) + self.row);
        if top < scrolled {
            top
        } else if bottom > scrolled + self.view {
            bottom.saturating_sub(self.view)
        } else {
            scrolled
        }
    }

    /// Returns the scroll offset at which a row is in the middle of the view.
    pub fn centre(self, number: u64) -> u64 {
        let most = (self.listed() * self.row).saturating_sub(self.view);
        self.above(number).saturating_sub(self.view.saturating_sub(self.row) / 2).min(most)
    }

    /// Returns the row to which a step leads.
    pub fn step(self, from: u64, step: Step) -> u64 {
        let page = (self.view / self.row).max(1);
        let (lowest, highest) = (self.rows().start, self.count.saturating_sub(1));
        let to = match step {
            Step::Up => from + 1,
            Step::Down => from.saturating_sub(1),
            Step::PageUp => from + page,
            Step::PageDown => from.saturating_sub(page),
            Step::Top => highest,
            Step::Bottom => lowest,
        };
        to.clamp(lowest, highest.max(lowest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn geometry(count: u64) -> ListGeometry {
        ListGeometry { count, row: 44, view: 600 }
    }

    /// The number of rows in the document for a long list: 600 / 44, the two partly visible rows, and the rows around.
    const SIZE: u64 = 13 + 2 + 2 * AROUND;

    #[test]
    fn as_many_rows_exist_wherever_the_list_is_scrolled_to_and_those_in_view_are_among_them() {
        for count in [0, 1, 2, SIZE - 1, SIZE, SIZE + 1, 1_000, 100_000] {
            let geometry = geometry(count);
            let most = (count * geometry.row).saturating_sub(geometry.view);
            for scrolled in (0..=most).step_by(37).chain([most, most + 1_000]) {
                let window = geometry.window(scrolled);
                assert_eq!(window.end - window.start, count.min(SIZE), "{count} rows, scrolled by {scrolled}");
                let seen = [geometry.at(scrolled), geometry.at(scrolled + geometry.view - 1)];
                assert!(count == 0 || seen.iter().all(|row| window.contains(row)), "{count}, {scrolled}: {window:?}");
            }
        }
    }

    #[test]
    fn gaps_and_rows_are_as_tall_as_the_list() {
        for scrolled in [0, 1, 44, 4_000, 4_399_956, 5_000_000] {
            let geometry = geometry(100_000);
            let window = geometry.window(scrolled);
            let (above, below) = (geometry.above(window.end - 1), geometry.below(window.start));
            assert_eq!(above + (window.end - window.start) * geometry.row + below, 4_400_000, "scrolled by {scrolled}");
        }
    }

    #[test]
    fn a_row_is_at_its_offset() {
        let geometry = geometry(100_000);
        for number in [0, 1, 99, 50_000, 99_998, 99_999] {
            assert_eq!(geometry.at(geometry.above(number)), number);
            assert_eq!(geometry.at(geometry.above(number) + geometry.row - 1), number);
        }
    }

    #[test]
    fn a_row_is_revealed_by_as_little_as_it_takes() {
        let check = |number, scrolled, expected| assert_eq!(geometry(100).reveal(number, scrolled), expected);
        check(99, 0, 0);
        check(99, 4_000, 0);
        check(90, 100, 100);
        check(86, 0, 14 * 44 - 600);
        check(0, 0, 100 * 44 - 600);
    }

    #[test]
    fn a_row_that_is_looked_for_is_in_the_middle_as_far_as_the_list_goes() {
        let check = |number, expected| assert_eq!(geometry(100).centre(number), expected);
        check(99, 0);
        check(50, 49 * 44 - 278);
        check(0, 100 * 44 - 600);
        assert_eq!(geometry(2).centre(0), 0);
    }

    #[test]
    fn steps_stay_within_the_list() {
        let check = |from, step, expected| assert_eq!(geometry(100).step(from, step), expected, "{step:?} from {from}");
        check(99, Step::Up, 99);
        check(98, Step::Up, 99);
        check(0, Step::Down, 0);
        check(1, Step::Down, 0);
        check(50, Step::PageUp, 63);
        check(50, Step::PageDown, 37);
        check(5, Step::PageDown, 0);
        check(95, Step::PageUp, 99);
        check(50, Step::Top, 99);
        check(50, Step::Bottom, 0);
        assert_eq!(geometry(0).step(0, Step::Top), 0);
    }

    #[test]
    fn of_a_list_that_no_browser_could_measure_the_highest_numbers_are_listed() {
        let geometry = geometry(1_000_000);
        let rows = geometry.rows();
        assert_eq!((rows.end - rows.start, rows.end), (TALLEST / 44, 1_000_000));
        assert_eq!(geometry.at(u64::MAX), rows.start);
        assert_eq!(geometry.window(u64::MAX).start, rows.start);
        assert_eq!(geometry.step(rows.start, Step::Down), rows.start);
    }
}
