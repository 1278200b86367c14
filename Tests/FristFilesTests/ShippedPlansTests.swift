import FristCore
import Testing

@testable import FristFiles

@Suite("The five plans in etc/frist")
struct ShippedPlansTests {
  /// `etc/frist/frist.yaml`, seen from this file.
  private let config = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/etc/frist/frist.yaml"

  @Test("they load without an error or a warning, with nothing invalid and everything there")
  func load() throws {
    guard case .accepted(let inventory, let notAccepted) = Inventory.loading(try FileSet.read(config: config)) else {
      Issue.record("refused")
      return
    }
    #expect(inventory.problems.map(\.description) == [])
    #expect(notAccepted == [])
    #expect(inventory.plans.flatMap(\.invalid) == [])
    let declared = inventory.plans.map { plan in
      "\(plan.id) \(Set(plan.obligations.filter { $0.line > 0 }.map { $0.id.prefix { $0 != ":" } }).count)"
    }
    #expect(
      declared == [
        "lillehammer-psykisk-rus 69", "nes-rus 28", "psykisk-helsearbeid 15", "sondre-land-psykisk-rus 50",
        "vi-samler-tradene 13",
      ])
  }
}
