//! Words of the page that another page shows in a frame.

use super::phrases;

phrases! {
    title = "No accounts in a frame", "Keine Konten in einem Rahmen";
    why = "Another page shows MedChain in a frame of its own. A page that does so can lay its own words over a button, and so have you press what you do not see. In a frame MedChain therefore opens no ledger and no account.", "Eine andere Seite zeigt MedChain in einem eigenen Rahmen. Wer das tut, kann eigene Wörter über eine Schaltfläche legen und Sie drücken lassen, was Sie nicht sehen. In einem Rahmen öffnet MedChain deshalb weder ein Ledger noch ein Konto.";
    what = "Open it in a tab of its own, and look whose address is in the address bar.", "Öffnen Sie es in einem eigenen Tab, und sehen Sie nach, wessen Adresse in der Adresszeile steht.";
    open = "Open MedChain in a tab of its own", "MedChain in einem eigenen Tab öffnen";
}
