//! Runs the contract of the storage ports on both libraries in a browser.

mod indexed_db {
    use medchain::storage::contract;
    use medchain::storage::indexed_db::IndexedDbShelf;
    use wasm_bindgen_test::wasm_bindgen_test;

    macro_rules! on_indexed_db {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(IndexedDbShelf::new(stringify!($case))).await;
            }
        )* };
    }
    medchain::store_contract!(on_indexed_db);

    macro_rules! on_tabs {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(|| IndexedDbShelf::new(stringify!($case))).await;
            }
        )* };
    }
    medchain::store_unfinished!(on_tabs);
}

mod memory {
    use medchain::storage::contract;
    use medchain::storage::memory::MemoryShelf;
    use wasm_bindgen_test::wasm_bindgen_test;

    macro_rules! on_memory {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(MemoryShelf::default()).await;
            }
        )* };
    }
    medchain::store_contract!(on_memory);
}
