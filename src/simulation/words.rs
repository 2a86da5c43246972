//! The names and texts of simulated people. All of them are fictional.

use super::random::Random;
use crate::ledger::date::Date;
use crate::ledger::free_text::Text;
use crate::ledger::number::{Cents, Timestamp};
use crate::ledger::seal::Content;

/// First names.
pub const GIVEN: [&str; 40] = [
    "Mia", "Jonas", "Léa", "Emil", "Sofia", "Theo", "Hanna", "Noah", "Clara", "Luca", "Ida", "Anton", "Zoë", "Paul",
    "Nora", "Félix", "Lina", "Oskar", "Maja", "Leo", "Ella", "Hugo", "Rosa", "Jakob", "Frida", "Max", "Alma", "Karl",
    "Eva", "Simon", "Greta", "Tom", "Marta", "David", "Lotte", "Jan", "Julia", "Peter", "Vera", "Adam",
];

/// Family names.
pub const FAMILY: [&str; 47] = [
    "Huber",
    "Gruber",
    "Novak",
    "Moser",
    "Steiner",
    "Weiß",
    "Berger",
    "Fuchs",
    "Eder",
    "Fischer",
    "Schmid",
    "Winkler",
    "Weber",
    "Schwarz",
    "Maier",
    "Reiter",
    "Mayr",
    "Wolf",
    "Lang",
    "Baumgartner",
    "Auer",
    "Binder",
    "Lechner",
    "Wallner",
    "Aigner",
    "Ebner",
    "Koller",
    "Haas",
    "Schuster",
    "Dvořák",
    "Kovács",
    "Rossi",
    "Marín",
    "Lindqvist",
    "Okafor",
    "Haddad",
    "Tanaka",
    "Sørensen",
    "Kowalski",
    "Popescu",
    "Petrov",
    "Almeida",
    "Dubois",
    "Janssen",
    "Byrne",
    "Campbell",
    "Yilmaz",
];

/// The ids of hospitals.
pub const HOSPITALS: [&str; 6] = ["st_anna", "riverside", "north_general", "old_town", "lakeside", "hill_clinic"];

/// Prescriptions: a substance, its strengths, and its use.
const DRUGS: [(&str, &[&str], &str); 20] = [
    ("Amoxicillin", &["500 mg", "1 g"], "1 tablet every 8 hours with water"),
    ("Ibuprofen", &["400 mg", "600 mg"], "1 tablet up to three times a day, after meals"),
    ("Metformin", &["500 mg", "850 mg", "1 g"], "1 tablet morning and evening, with meals"),
    ("Ramipril", &["2.5 mg", "5 mg"], "1 tablet in the morning"),
    ("Amlodipine", &["5 mg", "10 mg"], "1 tablet in the morning"),
    ("Salbutamol inhaler", &["100 µg"], "1 to 2 puffs when short of breath"),
    ("Levothyroxine", &["50 µg", "75 µg", "100 µg"], "1 tablet half an hour before breakfast"),
    ("Omeprazole", &["20 mg", "40 mg"], "1 capsule before breakfast"),
    ("Atorvastatin", &["20 mg", "40 mg"], "1 tablet in the evening"),
    ("Paracetamol", &["500 mg", "1 g"], "1 tablet when needed, at most 4 a day"),
    ("Cetirizine", &["10 mg"], "1 tablet in the evening"),
    ("Prednisolone", &["5 mg", "25 mg"], "1 tablet in the morning, to be reduced each week"),
    ("Sertraline", &["50 mg", "100 mg"], "1 tablet in the morning"),
    ("Bisoprolol", &["2.5 mg", "5 mg"], "1 tablet in the morning"),
    ("Pantoprazole", &["40 mg"], "1 tablet before breakfast"),
    ("Apixaban", &["2.5 mg", "5 mg"], "1 tablet morning and evening"),
    ("Doxycycline", &["100 mg"], "1 capsule a day, not with milk"),
    ("Insulin glargine", &["300 units/ml"], "12 units under the skin at bedtime"),
    ("Vitamin D3", &["1,000 units"], "5 drops a day"),
    ("Colchicine", &["0.5 mg"], "1 tablet morning and evening until the pain is gone"),
];

/// The duration of a treatment.
const COURSES: [&str; 6] =
    ["for 5 days", "for 7 days", "for 10 days", "for 4 weeks", "for 3 months", "until further notice"];

/// Laboratory values: a quantity, its unit, and the range in tenths from which values are drawn.
const MEASURES: [(&str, &str, u64, u64); 8] = [
    ("Haemoglobin", "g/dl", 110, 172),
    ("Glucose, fasting", "mmol/l", 42, 93),
    ("Creatinine", "mg/dl", 6, 14),
    ("Potassium", "mmol/l", 34, 52),
    ("C-reactive protein", "mg/l", 2, 480),
    ("HbA1c", "%", 50, 84),
    ("LDL cholesterol", "mmol/l", 18, 49),
    ("Thyrotropin", "mU/l", 4, 62),
];

/// Findings of a doctor.
const FINDINGS: [&str; 10] = [
    "X-ray of the left wrist: no fracture",
    "Ultrasound of the abdomen: gallstones, no inflammation",
    "Electrocardiogram: sinus rhythm, no sign of ischaemia",
    "Eardrum reddened on the right; hearing normal",
    "Wound dry and closed, stitches removed",
    "Lungs clear on both sides, no wheezing",
    "Spirometry: mild obstruction, reversible",
    "Skin: eczema on both elbows, no infection",
    "Knee: effusion, ligaments stable",
    "Eye pressure within the normal range on both sides",
];

/// Notes.
const NOTES: [&str; 7] = [
    "Come back if there is no improvement within three days.",
    "No known allergies.",
    "Penicillin is not tolerated.",
    "Blood test in four weeks.",
    "Please bring the vaccination card next time.",
    "Discussed with the family.",
    "Sick leave until the end of the week.",
];

/// Reasons of patients for refusing records.
pub const REFUSALS: [&str; 5] = [
    "This is not about me.",
    "The amount is not what we agreed on.",
    "I want to talk about it first.",
    "The dose is wrong.",
    "I see another doctor for this.",
];

/// Reasons of administrators for refusing registrations.
pub const REJECTIONS: [&str; 4] = [
    "The person is not known here.",
    "The id looks like that of somebody else.",
    "Please come to the front desk first.",
    "There is an account for this person already.",
];

/// Reasons of doctors for withdrawals.
pub const WITHDRAWALS: [&str; 4] =
    ["Written for the wrong patient.", "The dose is corrected in a new one.", "Entered twice.", "No longer needed."];

/// Reasons of patients for revocations.
pub const REVOCATIONS: [&str; 4] =
    ["The treatment is over.", "I changed doctors.", "Given by mistake.", "I moved away."];

/// Returns the content of a record.
pub fn content(random: &mut Random, insured: u64, at: Timestamp) -> Content {
    let (record_type, prescription) = match random.below(10) {
        0..=5 => ("prescription", prescription(random)),
        6..=7 => ("laboratory report", measurement(random)),
        _ => ("finding", random.word(&FINDINGS).to_owned()),
    };
    let insurance = format!("{:04} {:06}", 1_000 + insured % 9_000, 10_170 + insured * 37 % 300_000);
    Content {
        record_type: text(record_type),
        insurance_id: random.percent(80).then(|| text(&insurance)),
        prescription: text(&prescription),
        amount: Cents(random.between(4, 240) * 50),
        note: random.percent(30).then(|| text(random.word(&NOTES))),
        authored_on: text(&Date::of(at).to_string()),
        salt: random.entropy().salt(),
    }
}

fn prescription(random: &mut Random) -> String {
    let (drug, strengths, taken) = random.pick(&DRUGS).copied().unwrap_or(DRUGS[0]);
    format!("{drug} {}: {taken}, {}", random.word(strengths), random.word(&COURSES))
}

fn measurement(random: &mut Random) -> String {
    let (measure, unit, least, most) = random.pick(&MEASURES).copied().unwrap_or(MEASURES[0]);
    let tenths = random.between(least, most);
    format!("{measure} {}.{} {unit}", tenths / 10, tenths % 10)
}

/// Converts an entry of the lists to a text.
pub fn text(words: &str) -> Text {
    Text::parse(words).expect("the lists contain valid texts only")
}
