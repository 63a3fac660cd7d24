#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cleanrooms_collaboration_fuzz::tape(data));
