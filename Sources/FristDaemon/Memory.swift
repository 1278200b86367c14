import CSystemd

/// The heap, of which the C library keeps what was freed.
enum Memory {
  /// One heap for all threads, of which one does nearly all the work: with one each, what a thread frees is of no use to
  /// the others, and holes in all of them add up.
  static func shareOneHeap() { mallopt(M_ARENA_MAX, 1) }

  /// As much as a day's work asks for again.
  private static let kept = 16 << 20

  /// Gives what is free in the heap back to the system: after a pass or a long call, which may have taken many times what
  /// is kept.
  static func giveBack() {
    if mallinfo2().fordblks > kept { malloc_trim(0) }
  }
}
