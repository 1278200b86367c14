import FristProgram
import Testing

@Suite("Exit codes") struct ExitTests {
  @Test("are those of DESIGN.md 9, and 75 for what is tried again (sysexits.h)")
  func codes() {
    #expect(Exit.allCases.map(\.rawValue) == [1, 64, 65, 69, 70, 75, 77, 78])
  }
}
