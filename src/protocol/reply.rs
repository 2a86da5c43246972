//! The replies of the worker, a row each. The declaration of a command names its reply.

use super::declare::replies;
use super::{
    BlockCard, BlockView, ElectionView, EvidenceView, Explanation, FileCard, GrantView, History, Import, LedgerCard,
    LogCard, LogProof, LogView, OpenedContent, Person, PoolItem, Proposal, RecordCard, RevocationPreview, SearchHit,
    Status, Submission, TransactionView, VerifiedChain,
};
use crate::ledger::id::Hash;
use serde::{Deserialize, Serialize};

/// A signed transaction was added to the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// Its id.
    pub transaction: Hash,
}

/// A type that is a reply.
pub trait FromReply: Into<Reply> + Clone + Send + Sync + 'static {
    /// The name of the reply in messages.
    const NAME: &'static str;

    /// Returns the value if the reply is of this type.
    fn from_reply(reply: Reply) -> Option<Self>;
}

replies! {
    /// The status of the node.
    "status" Status(Status);
    /// The ledgers of this device.
    "ledgers" Ledgers(Vec<LedgerCard>);
    /// A signed transaction was added to the pool.
    "submitted" Submitted(Submitted);
    /// The pool, as the acting account sees it.
    "pool" Pool(Vec<PoolItem>);
    /// A decrypted content.
    "content" Content(OpenedContent);
    /// A block was forged.
    "forged" Forged(BlockCard);
    /// Some blocks, highest first.
    "blocks" Blocks(Vec<BlockCard>);
    /// One block.
    "block" Block(box BlockView);
    /// One transaction.
    "transaction" Transaction(box TransactionView);
    /// All accounts of the ledger and all registrations in the pool.
    "people" People(Vec<Person>);
    /// The acting account's proposed records, newest first.
    "submissions" Submissions(Vec<Submission>);
    /// One proposed record, and its state.
    "submission" Submission(box Submission);
    /// The records of a patient.
    "history" History(History);
    /// An access log, newest first.
    "log" Log(LogView);
    /// The access logs of this device.
    "logs" Logs(Vec<LogCard>);
    /// Proofs about an entry of this device's log.
    "log_proof" LogProof(LogProof);
    /// Grants and shares, newest first.
    "grants" Grants(Vec<GrantView>);
    /// The effects of a revocation, and the limits of its effect.
    "revocation" Revocation(RevocationPreview);
    /// Candidates, schedule, and a preview of the next election.
    "election" Election(box ElectionView);
    /// The evidence of double signing that this device has found.
    "evidence" Evidence(Vec<EvidenceView>);
    /// A record, as every account can see it.
    "record" Record(RecordCard);
    /// The hits of a search: persons, blocks, transactions, records.
    "search_hits" SearchHits(Vec<SearchHit>);
    /// The computation of a value of the chain.
    "explanation" Explanation(Explanation);
    /// The whole chain was verified again.
    "verified" Verified(VerifiedChain);
    /// A file was written; it is attached.
    "exported" Exported(FileCard);
    /// The changes that the import of a verified file would make.
    "proposal" Proposal(box Proposal);
    /// A file was imported.
    "imported" Imported(Import);
}
