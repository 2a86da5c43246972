//! The help for commands in the console. A command is a plain object of at most 32 levels, 10,000 values and 2^20
//! characters.

/// The help for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandHelp {
    /// The value of the member `command`.
    pub name: &'static str,
    /// The other members. An optional one ends in `?`; a description of the value follows after a colon.
    pub members: &'static [&'static str],
    /// The effect and the reply.
    pub does: &'static str,
}

const fn help(name: &'static str, members: &'static [&'static str], does: &'static str) -> CommandHelp {
    CommandHelp { name, members, does }
}

const TRANSACTION: &str = "transaction: its id";
const REASON: &str = "reason: a text";
const RECORDS: &str = "records?: a list of ids; without it, all";
const FROM: &str = "not_before?: milliseconds since 1970; without it, now";
const UNTIL: &str = "not_after?: milliseconds since 1970; without it, no end";
const WANTED: &str = "wanted?: { words?, outcome?: permitted, denied or failed }";
const AHEAD: &str = "ahead_of_clock?: true to import a file dated after this device's clock";
const CONTENT: &str = "content: { record_type, prescription, amount, authored_on, insurance_id?, note? }";

/// Every command, in the order of `Command`.
pub const COMMANDS: &[CommandHelp] = &[
    help("status", &[], "Shows the ledger, the session and the accounts. Reply: status."),
    help("list_ledgers", &[], "Lists the ledgers of this device. Reply: ledgers."),
    help(
        "create_ledger",
        &["name", "user_id", "founder_name", "hospital_id", "password", "parameters?"],
        "Creates a ledger, opens it and signs in its first administrator. Reply: status.",
    ),
    help(
        "explore_demonstration",
        &[],
        "Creates the demonstration hospital, or opens it if it exists, and signs in a doctor. Reply: status.",
    ),
    help("open_ledger", &["ledger: its id"], "Opens a ledger of this device. Reply: status."),
    help("close_ledger", &[], "Closes the ledger and locks every account. Reply: status."),
    help("rename_ledger", &["ledger: its id", "name"], "Changes the name of a ledger on this device. Reply: ledgers."),
    help(
        "delete_ledger",
        &["ledger: its id", "confirmation: its name on this device"],
        "Deletes a ledger from this device permanently. Reply: ledgers.",
    ),
    help("refresh", &[], "Reads the changes that another tab has written. Reply: status."),
    help(
        "register",
        &["user_id", "name", "role: patient, doctor or administrator", "password", "hospital_id?: not for patients"],
        "Creates keys, encrypts them with the password and proposes the account. Reply: submitted.",
    ),
    help("sign_in", &["user_id", "password"], "Unlocks an account of this device and signs it in. Reply: status."),
    help("sign_out", &[], "Locks the account that is signed in. Reply: status."),
    help("unlock", &["user_id", "password"], "Unlocks an account so that it can forge automatically. Reply: status."),
    help("lock", &["user_id"], "Locks an account, and signs it out if it is signed in. Reply: status."),
    help(
        "change_password",
        &["user_id", "password", "new_password"],
        "Changes the password of an account of this device. Reply: done.",
    ),
    help(
        "export_account",
        &["user_id"],
        "Writes an account's keys, encrypted with its password. Reply: exported, with the file as `attachment`.",
    ),
    help(
        "restore_account",
        &["replace?: true to replace another file of the account"],
        "Imports the account file that is given as the file. Reply: status.",
    ),
    help(
        "submit_record",
        &["patient_id", "record_id", "change: add or update", CONTENT, "hospital_id?"],
        "Proposes a record; doctors only. Reply: submitted.",
    ),
    help(
        "share_record",
        &["record_id", "target_id: a doctor", "hospital_id?"],
        "Proposes to share a record with another doctor; doctors only. Reply: submitted.",
    ),
    help(
        "approve",
        &[TRANSACTION, "despite_concerns?: true to approve a name that can be confused"],
        "Approves a proposal that waits for the account signed in. Reply: submitted.",
    ),
    help(
        "refuse",
        &[TRANSACTION, REASON],
        "Refuses a proposal that waits for the account signed in. Reply: submitted.",
    ),
    help("withdraw", &[TRANSACTION, REASON], "Withdraws a proposal of the account signed in. Reply: submitted."),
    help(
        "grant",
        &["grantee: a doctor", "purpose: treatment, payment, operations or patient_request", RECORDS, FROM, UNTIL],
        "Grants a doctor access; patients only. Reply: submitted.",
    ),
    help("revoke", &["grant: its id", REASON], "Ends a grant or a share; patients only. Reply: submitted."),
    help("list_grants", &[], "Lists the grants and shares that concern the account signed in. Reply: grants."),
    help(
        "preview_revocation",
        &["grant: its id"],
        "Shows what the revocation of an own grant would stop, and what it cannot undo. Reply: revocation.",
    ),
    help("transfer", &["to", "amount"], "Transfers free tokens to another account. Reply: submitted."),
    help("stake", &["amount"], "Stakes free tokens. Reply: submitted."),
    help("unstake", &["amount"], "Unstakes tokens; they are free after some rounds. Reply: submitted."),
    help(
        "candidacy",
        &["standing: true to be a candidate, false to withdraw"],
        "Becomes a candidate, or withdraws the candidacy. Reply: submitted.",
    ),
    help(
        "vote",
        &["candidate?: a user id; without it, the vote is withdrawn"],
        "Votes with all staked tokens. Reply: submitted.",
    ),
    help(
        "read_election",
        &[],
        "Shows the candidates, the turns, and the result that the next election would have now. Reply: election.",
    ),
    help("list_evidence", &[], "Lists delegates who signed two blocks for one slot. Reply: evidence."),
    help("submit_evidence", &["delegate", "slot"], "Submits the evidence of such a double signing. Reply: submitted."),
    help("read_content", &[TRANSACTION], "Decrypts the content of a record. Reply: content."),
    help("list_pool", &[], "Lists the transactions that wait for consent or for a block. Reply: pool."),
    help(
        "forge",
        &["pass_over?: true to skip the slots before the own one"],
        "Forges the next block, in the current slot or in a later one. Reply: forged.",
    ),
    help(
        "autopilot",
        &["pace?: milliseconds between blocks, 100 to 60000; without it, the autopilot stops"],
        "Lets the unlocked delegates of this device forge automatically. Reply: status.",
    ),
    help("confirm_clock", &[], "Confirms that this device's clock is right, after it has jumped. Reply: status."),
    help("lock_when_idle", &["minutes: 1 to 60"], "Locks the accounts after this time without a command. Reply: done."),
    help("list_blocks", &["count: at most 200", "below?: a height"], "Lists blocks, highest first. Reply: blocks."),
    help("read_block", &["height"], "Shows one block. Reply: block."),
    help("read_transaction", &[TRANSACTION], "Shows a transaction of the chain or the pool. Reply: transaction."),
    help("search", &["words"], "Finds blocks, transactions, people and records. Reply: search_hits."),
    help("read_record", &["record_id"], "Shows who wrote which version of a record. Reply: record."),
    help(
        "explain",
        &["question: { of, height or transaction, leaf for a Merkle root }"],
        "Recomputes a value of the chain, step by step. Reply: explanation.",
    ),
    help("list_people", &[], "Lists the people on the ledger. Reply: people."),
    help("list_submissions", &[], "Lists the proposals of the doctor signed in. Reply: submissions."),
    help("read_submission", &[TRANSACTION], "Shows the state of one proposed record. Reply: submission."),
    help(
        "read_history",
        &["patient_id"],
        "Shows a patient's records, after an entry in the access log. Reply: history.",
    ),
    help(
        "read_log",
        &["count: at most 500", "below?: a sequence number", "log?: the key of a log that came with a file", WANTED],
        "Shows the access log. Reply: log.",
    ),
    help(
        "export_log",
        &["log?: the key of a log that came with a file", WANTED],
        "Writes the access log as a table for spreadsheets. Reply: exported, with the file.",
    ),
    help("list_logs", &[], "Lists the access logs that this device holds. Reply: logs."),
    help(
        "prove_log",
        &["sequence"],
        "Proves that an entry is in the log, and that the log only grew. Reply: log_proof.",
    ),
    help("verify_chain", &[], "Verifies the whole chain again, with all signatures. Reply: verified."),
    help(
        "export_ledger",
        &["contents: sealed or withheld", "compression: none or gzip", "accounts?: true or false"],
        "Writes a snapshot. Reply: exported, with the file as `attachment`.",
    ),
    help(
        "export_receipt",
        &[TRANSACTION, "disclose: true or false"],
        "Writes a receipt of one transaction. Reply: exported, with the file as `attachment`.",
    ),
    help(
        "preview_import",
        &[],
        "Verifies the snapshot that is given as the file, and shows the changes that it would make. Reply: proposal.",
    ),
    help("accept_import", &[AHEAD], "Makes the changes that were previewed last. Reply: imported."),
    help("discard_import", &[], "Discards the import that was previewed last. Reply: done."),
    help("import_ledger", &[AHEAD], "Verifies the snapshot that is given as the file, and stores it. Reply: imported."),
    help("undo_import", &[], "Restores the chain from before the last import. Reply: imported."),
    help("cancel", &[], "Cancels a running import or verification. Reply: done."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::transaction::account::Role;
    use crate::ledger::transaction::grant::Purpose;
    use crate::protocol::{Command, Compression, Contents, NewContent, RecordChange};
    use serde::Deserialize;
    use serde::de::IntoDeserializer as _;
    use serde::de::value::MapDeserializer;
    use std::fmt;

    /// The names that a type expects instead of an unknown one.
    #[derive(Debug)]
    struct Expected(&'static [&'static str]);

    impl fmt::Display for Expected {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{:?}", self.0)
        }
    }

    impl std::error::Error for Expected {}

    impl serde::de::Error for Expected {
        fn custom<T: fmt::Display>(_: T) -> Self {
            Self(&[])
        }
        fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
            Self(expected)
        }
        fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
            Self(expected)
        }
    }

    /// Returns the names that `T` expects instead of an unknown one in these members.
    fn expected<T: for<'de> Deserialize<'de>>(members: &[(&'static str, &'static str)]) -> &'static [&'static str] {
        let reader = MapDeserializer::<_, Expected>::new(members.iter().copied());
        T::deserialize(reader).err().map_or(&[], |Expected(names)| names)
    }

    fn sorted<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let mut names: Vec<&str> = names.into_iter().collect();
        names.sort_unstable();
        names
    }

    fn member_names(members: &[&'static str]) -> Vec<&'static str> {
        let name = |member: &&'static str| member.split([':', '?']).next().unwrap_or_default();
        sorted(members.iter().map(name).collect::<Vec<_>>())
    }

    #[test]
    fn every_command_is_listed_in_order() {
        let listed: Vec<&str> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(listed, expected::<Command>(&[("command", "?")]));
    }

    #[test]
    fn every_member_is_listed() {
        for command in COMMANDS {
            let known = expected::<Command>(&[("command", command.name), ("?", "")]);
            assert_eq!(member_names(command.members), sorted(known.iter().copied()), "{}", command.name);
        }
    }

    /// Checks that the help for the member `name` of `command` lists the values of `T`.
    fn check_choices<T: for<'de> Deserialize<'de>>(command: &str, name: &str) {
        let reader: serde::de::value::StrDeserializer<'_, Expected> = "?".into_deserializer();
        let known = T::deserialize(reader).err().map_or(&[][..], |Expected(names)| names);
        let help = COMMANDS.iter().find(|help| help.name == command).expect("COMMANDS lists the command");
        let choices = help.members.iter().find_map(|member| member.strip_prefix(name)?.strip_prefix(": "));
        let listed = choices.expect("the help lists the member's values").replace(" or ", ", ");
        assert_eq!(sorted(listed.split(", ")), sorted(known.iter().copied()));
    }

    #[test]
    fn every_choice_is_listed() {
        check_choices::<Role>("register", "role");
        check_choices::<RecordChange>("submit_record", "change");
        check_choices::<Purpose>("grant", "purpose");
        check_choices::<Contents>("export_ledger", "contents");
        check_choices::<Compression>("export_ledger", "compression");
    }

    #[test]
    fn every_member_of_a_content_is_listed() {
        let inner = CONTENT.trim_start_matches("content: { ").trim_end_matches(" }");
        let listed: Vec<&'static str> = inner.split(", ").collect();
        assert_eq!(member_names(&listed), sorted(expected::<NewContent>(&[("?", "")]).iter().copied()));
    }
}
