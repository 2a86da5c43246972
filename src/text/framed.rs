//! Words of the page that another page shows in a frame.

use super::phrases;

phrases! {
    title = "No accounts in a frame", "Keine Konten in einem Rahmen";
    why = "Another page shows MedChain in a frame. Such a page can place its own text over a button, so that you press a button that you do not see. In a frame, MedChain therefore opens no ledger and no account.", "Eine andere Seite zeigt MedChain in einem Rahmen. Eine solche Seite kann eigenen Text über eine Schaltfläche legen, sodass Sie eine Schaltfläche drücken, die Sie nicht sehen. In einem Rahmen öffnet MedChain deshalb weder ein Ledger noch ein Konto.";
    what = "Open MedChain in its own tab, and check the address in the address bar.", "Öffnen Sie MedChain in einem eigenen Tab, und prüfen Sie die Adresse in der Adresszeile.";
    open = "Open MedChain in its own tab", "MedChain in einem eigenen Tab öffnen";
}
