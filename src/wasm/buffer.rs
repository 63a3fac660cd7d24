//! Where JavaScript writes one part of an input. What is small has a fixed place, of which JavaScript can keep a view
//! for as long as the memory doesn't move. What is larger gets room of its own, for one call.

/// A place for so many items, and room for more.
pub struct Buffer<T, const SIZE: usize> {
    fixed: [T; SIZE],
    larger: Option<Box<[T]>>,
}

impl<T: Copy + Default, const SIZE: usize> Buffer<T, SIZE> {
    /// A place, filled with a value.
    pub const fn new(with: T) -> Self {
        Buffer { fixed: [with; SIZE], larger: None }
    }

    /// The fixed place.
    pub const fn fixed(&self) -> &[T] {
        &self.fixed
    }

    /// Makes room for what has no place. Returns its address, or 0 if there is no memory for it.
    pub fn room(&mut self, size: usize) -> usize {
        // Frees the earlier room first.
        self.larger = None;
        let mut items = Vec::new();
        if items.try_reserve_exact(size).is_err() {
            return 0;
        }
        items.resize(size, T::default());
        self.larger.insert(items.into_boxed_slice()).as_ptr() as usize
    }

    /// Gives the room back.
    pub fn release(&mut self) {
        self.larger = None;
    }

    /// So many items that were written.
    pub fn get(&self, size: usize) -> &[T] {
        let written = if size <= SIZE { &self.fixed } else { self.larger.as_deref().unwrap_or_default() };
        written.get(..size).unwrap_or_default()
    }
}
