import FristCore
import Testing

@testable import FristFiles

@Suite("The five plans in etc/frist")
struct ShippedPlansTests {
  /// `etc/frist/frist.yaml`, seen from this file.
  private let config = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/etc/frist/frist.yaml"

  @Test("they load without an error, with nothing invalid and everything there")
  func load() throws {
    var shelf = Shelf(config: config)
    // After all that they say was done.
    let refresh = shelf.refresh(today: CivilDay("2026-01-01")!)
    let inventory = try #require(refresh.inventory)
    #expect(inventory.problems.errors.map(\.description) == [])
    #expect(refresh.notAccepted == [])
    #expect(inventory.plans.flatMap(\.invalid) == [])
    let declared = inventory.plans.map { plan in
      "\(plan.id) \(Set(plan.obligations.filter { !$0.isAutomatic }.map { $0.id.prefix { $0 != ":" } }).count)"
    }
    #expect(
      declared == [
        "lillehammer-psykisk-rus 69", "nes-rus 31", "psykisk-helsearbeid 16", "sondre-land-psykisk-rus 53",
        "vi-samler-tradene 15",
      ])
  }
}
