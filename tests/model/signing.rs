//! An honest device never signs two blocks for one slot.
//!
//! Two delegates have their keys on one device, which has two tabs on one store; a third delegate signs any block
//! elsewhere. Each tab acts on its memory, however old; tabs close and open again; and any file that was ever written
//! may be imported at any moment.

use super::test_ledger;
use super::world::{Chain, Choice, DELEGATES, Turn, World, fork_height};
use medchain::ledger::id::UserId;
use medchain::ledger::number::Slot;
use medchain::storage::memory::{MemoryLibrary, MemoryStore};
use medchain::storage::{Change, Head, Library as _, Store as _, StoreError};
use pollster::block_on;
use stateright::{Checker, Model, Property};
use std::collections::{BTreeMap, BTreeSet};

/// The delegates on the device.
const HERE: [&str; 2] = [DELEGATES[0], DELEGATES[1]];
/// The delegate elsewhere.
const ELSEWHERE: &str = DELEGATES[2];
/// The number of slots above the common beginning.
const SLOTS: u64 = 6;
/// The greatest number of blocks that are signed elsewhere.
const STRANGE: usize = 2;

/// The place in which a device keeps its signing marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// The rule of the program: the mark is written with the block.
    WithTheBlock,
    /// A wrong rule: the mark is only in the tab's memory.
    InTheTab,
    /// A wrong rule: there is no mark, and the slot must only be above the newest block's.
    NotAtAll,
}

/// The contents of the store, or a tab's copy of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Kept {
    chain: Chain,
    marks: BTreeMap<UserId, Slot>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Scene {
    disk: Kept,
    /// Sorted, since the two tabs are interchangeable.
    tabs: [Option<Kept>; 2],
    /// Each chain whose newest block this device has signed and written, and so may have shown.
    signed: BTreeSet<Chain>,
    /// Each chain whose newest block was signed elsewhere.
    strange: BTreeSet<Chain>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ModelAction {
    Forge { tab: usize, name: &'static str },
    Import { tab: usize, file: Chain },
    End { tab: usize },
    Open { tab: usize },
    SignElsewhere { above: Chain, variant: u64 },
}

struct Device {
    world: World,
    rule: Rule,
}

impl Device {
    fn new(rule: Rule) -> Self {
        Self { world: World::new(DELEGATES.len() - 1), rule }
    }

    /// Returns the last slot of the model.
    const fn last() -> u64 {
        DELEGATES.len() as u64 - 1 + SLOTS
    }

    /// Returns a store with these contents.
    fn store(&self, kept: &Kept) -> MemoryStore {
        let marks = kept.marks.iter().map(|(delegate, slot)| (delegate.clone(), *slot)).collect();
        let blocks = self.world.grown(&kept.chain).blocks.clone();
        let ledger = blocks[0].header.ledger;
        let store = block_on(MemoryLibrary::default().open(ledger)).expect("a store in memory opens");
        block_on(store.commit(Change { blocks: blocks.into(), marks, ..Change::on(None) }))
            .expect("an empty store accepts a chain");
        store
    }

    /// Commits a change to the store of a scene, and returns the marks.
    fn commit(&self, disk: &Kept, change: Change) -> Result<BTreeMap<UserId, Slot>, StoreError> {
        let store = self.store(disk);
        let head = change.head();
        block_on(store.commit(change))?;
        let kept = block_on(store.load())?;
        assert_eq!(kept.head, head, "the store has the written head");
        Ok(kept.marks)
    }

    /// A tab forges; if the store has changed, the tab reads it and tries once more, as the node does.
    fn forge(&self, scene: &Scene, tab: usize, name: &str) -> Option<Scene> {
        let memory = scene.tabs[tab].as_ref()?;
        match self.forge_on(scene, tab, name, memory) {
            Err(StoreError::Conflict) => self.forge_on(scene, tab, name, &scene.disk).ok().flatten(),
            outcome => outcome.ok().flatten(),
        }
    }

    fn forge_on(&self, scene: &Scene, tab: usize, name: &str, memory: &Kept) -> Result<Option<Scene>, StoreError> {
        let user = test_ledger::user(name);
        let highest = if self.rule == Rule::NotAtAll { None } else { memory.marks.get(&user).copied() };
        let turn = self.world.next_slot_of(&memory.chain, name, highest.unwrap_or_default());
        let Some(slot) = turn.filter(|slot| slot.0 <= Self::last()) else { return Ok(None) };
        let before = scene.signed.iter().filter(|chain| chain.last().is_some_and(|turn| turn.slot == slot.0));
        let chain = self.world.extended(&memory.chain, Turn { slot: slot.0, variant: before.count() as u64 });
        let block = self.world.grown(&chain).blocks.last().cloned();
        let signed = (self.rule == Rule::WithTheBlock).then(|| (user.clone(), slot));
        let on = Change::on(Some(self.world.head(&memory.chain)));
        let marks = self.commit(&scene.disk, Change { blocks: Vec::from_iter(block).into(), signed, ..on })?;
        let mut next = scene.clone();
        let mut memory = memory.clone();
        memory.chain.clone_from(&chain);
        memory.marks.insert(user, slot);
        next.disk = Kept { chain: chain.clone(), marks };
        next.tabs[tab] = Some(memory);
        next.signed.insert(chain);
        Ok(Some(next))
    }

    /// A tab imports a file. If the store has changed, nothing happens.
    fn import(&self, scene: &Scene, tab: usize, file: &Chain) -> Option<Scene> {
        let memory = scene.tabs[tab].as_ref()?;
        let (ours, theirs) = (self.world.grown(&memory.chain), self.world.grown(file));
        let parted = fork_height(&ours, &theirs);
        let shared = parted.map_or(ours.blocks.len().min(theirs.blocks.len()), |height| {
            usize::try_from(height.0).expect("a model's chains are short")
        });
        let above = theirs.blocks[shared..].to_vec();
        let is_news = |delegate: &UserId, slot: Slot| memory.marks.get(delegate).is_none_or(|highest| *highest < slot);
        let own = above.iter().map(|block| (block.header.delegate_id.clone(), block.header.slot));
        let marks: Vec<_> = own.filter(|(it, slot)| HERE.contains(&it.as_str()) && is_news(it, *slot)).collect();
        let takes = self.world.choose(&memory.chain, file) == Choice::Take;
        if !takes && marks.is_empty() {
            return None;
        }
        let on = Change { marks: marks.clone(), ..Change::on(Some(self.world.head(&memory.chain))) };
        let onto = parted.map(|_| Head::of(&theirs.blocks[shared - 1]));
        let change = if takes { Change { onto, blocks: above.into(), ..on } } else { on };
        let on_disk = self.commit(&scene.disk, change).ok()?;
        let mut next = scene.clone();
        let mut memory = memory.clone();
        for (delegate, slot) in marks {
            memory.marks.entry(delegate).and_modify(|highest| *highest = slot.max(*highest)).or_insert(slot);
        }
        if takes {
            memory.chain.clone_from(file);
        }
        next.disk = Kept { chain: memory.chain.clone(), marks: on_disk };
        next.tabs[tab] = Some(memory);
        Some(next)
    }

    fn sign_elsewhere(&self, scene: &Scene, above: &Chain, variant: u64) -> Option<Scene> {
        let slot = self.world.next_slot_of(above, ELSEWHERE, Slot(0)).filter(|slot| slot.0 <= Self::last())?;
        let mut next = scene.clone();
        next.strange.insert(self.world.extended(above, Turn { slot: slot.0, variant }));
        Some(next)
    }
}

impl Scene {
    /// Returns every chain that was ever in a file.
    fn files(&self) -> impl Iterator<Item = &Chain> {
        self.signed.union(&self.strange)
    }
}

impl Model for Device {
    type State = Scene;
    type Action = ModelAction;

    fn init_states(&self) -> Vec<Scene> {
        let kept = Kept::default();
        let tabs = [Some(kept.clone()), Some(kept.clone())];
        vec![Scene { disk: kept, tabs, signed: BTreeSet::new(), strange: BTreeSet::new() }]
    }

    fn actions(&self, scene: &Scene, acts: &mut Vec<ModelAction>) {
        for tab in 0..scene.tabs.len() {
            if scene.tabs[tab].is_none() {
                acts.push(ModelAction::Open { tab });
                continue;
            }
            acts.push(ModelAction::End { tab });
            acts.extend(HERE.map(|name| ModelAction::Forge { tab, name }));
            acts.extend(scene.files().map(|file| ModelAction::Import { tab, file: file.clone() }));
        }
        if scene.strange.len() < STRANGE {
            let beginnings = scene.files().cloned().chain([Chain::new()]);
            acts.extend(beginnings.flat_map(|above| {
                [0, 1].map(|variant| ModelAction::SignElsewhere { above: above.clone(), variant: 10 + variant })
            }));
        }
    }

    fn next_state(&self, scene: &Scene, act: ModelAction) -> Option<Scene> {
        let next = match act {
            ModelAction::Forge { tab, name } => self.forge(scene, tab, name),
            ModelAction::Import { tab, file } => self.import(scene, tab, &file),
            ModelAction::SignElsewhere { above, variant } => self.sign_elsewhere(scene, &above, variant),
            ModelAction::End { tab } | ModelAction::Open { tab } => {
                let mut next = scene.clone();
                next.tabs[tab] = if scene.tabs[tab].is_some() { None } else { Some(scene.disk.clone()) };
                Some(next)
            }
        };
        let mut next = next?;
        next.tabs.sort_unstable();
        (next != *scene).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always(ONCE, |device: &Self, scene: &Scene| {
                let slots: BTreeSet<_> =
                    scene.signed.iter().map(|chain| (device.world.signer(chain), chain.last().copied())).collect();
                let slots: BTreeSet<_> =
                    slots.into_iter().map(|(signer, turn)| (signer, turn.map(|it| it.slot))).collect();
                slots.len() == scene.signed.len()
            }),
            Property::sometimes(TWO_BRANCHES, |_, scene: &Scene| {
                let longest = scene.signed.iter().max_by_key(|chain| chain.len());
                scene.signed.iter().any(|chain| longest.is_some_and(|longest| !longest.starts_with(chain)))
            }),
        ]
    }
}

const ONCE: &str = "a slot is signed once";
const TWO_BRANCHES: &str = "the device signs on two branches, one after the other";

#[test]
fn a_device_never_signs_two_blocks_for_one_slot() {
    let checked = Device::new(Rule::WithTheBlock).checker().threads(2).spawn_bfs().join();
    println!("two tabs, {SLOTS} slots: {} states, {} different", checked.state_count(), checked.unique_state_count());
    checked.assert_properties();
}

#[test]
fn without_a_mark_on_disk_it_does() {
    for rule in [Rule::InTheTab, Rule::NotAtAll] {
        let checked = Device::new(rule).checker().threads(2).spawn_bfs().join();
        let path = checked.assert_any_discovery(ONCE);
        println!(
            "{rule:?}: {} states until the slot is signed twice: {:?}",
            checked.state_count(),
            path.into_actions()
        );
    }
}
