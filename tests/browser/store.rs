//! Runs the contract of the storage ports on both libraries in a browser.

mod indexed_db {
    use medchain::storage::contract;
    use medchain::storage::indexed_db::IndexedDbLibrary;
    use wasm_bindgen_test::wasm_bindgen_test;

    macro_rules! on_indexed_db {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(IndexedDbLibrary::new(stringify!($case))).await;
            }
        )* };
    }
    medchain::store_contract!(on_indexed_db);

    macro_rules! on_tabs {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(|| IndexedDbLibrary::new(stringify!($case))).await;
            }
        )* };
    }
    medchain::store_unfinished!(on_tabs);
}

mod memory {
    use medchain::storage::contract;
    use medchain::storage::memory::MemoryLibrary;
    use wasm_bindgen_test::wasm_bindgen_test;

    macro_rules! on_memory {
        ($($case:ident),* $(,)?) => { $(
            #[wasm_bindgen_test]
            async fn $case() {
                contract::$case(MemoryLibrary::default()).await;
            }
        )* };
    }
    medchain::store_contract!(on_memory);
}
