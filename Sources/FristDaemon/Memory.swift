import CSystemd

/// The heap, of which the C library keeps what was freed.
enum Memory {
  /// As much as a day's work asks for again.
  private static let kept = 16 << 20

  /// Gives what is free in the heap back to the system: after a pass or a long call, which may have taken many times what
  /// is kept.
  static func giveBack() {
    if mallinfo2().fordblks > kept { malloc_trim(0) }
  }
}
