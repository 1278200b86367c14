import FristCore

/// How far one day is from another, in the unit in which people say it: days up to 60, then months, then years.
struct Distance: Hashable {
  enum Unit: Hashable {
    case days, months, years
    /// A year and a half, about.
    case yearAndHalf
  }

  enum Nearness: Hashable {
    case exactly
    /// `vel`.
    case justOver
    /// `knapt`.
    case justUnder
  }

  /// Signed: negative where the other day lies before.
  let days: Int
  let unit: Unit
  /// Of whole units, never negative; of `justUnder` the one that is not quite reached.
  let count: Int
  let nearness: Nearness

  private static let mostDays = 60

  init(from day: CivilDay, to other: CivilDay) {
    days = day.days(to: other)
    if abs(days) <= Self.mostDays {
      (unit, count, nearness) = (.days, abs(days), .exactly)
      return
    }
    let (first, last) = days < 0 ? (other, day) : (day, other)
    let (a, b) = (first.fields, last.fields)
    var months = (b.year - a.year) * 12 + b.month - a.month
    if first.shifted(byMonths: months) > last { months -= 1 }
    let rest = first.shifted(byMonths: months).days(to: last)
    // Three days more or less are told by the date that stands beside it.
    let isWhole = rest <= 3 || rest >= 28
    let rounded = rest >= 28 ? months + 1 : months
    if rounded < 12, months < 11 || isWhole {
      unit = .months
      nearness = isWhole ? .exactly : rest <= 15 ? .justOver : .justUnder
      count = nearness == .justUnder ? months + 1 : rounded
      return
    }
    let (years, over) = (rounded / 12, rounded % 12)
    switch over {
    case 0 where isWhole: (unit, count, nearness) = (.years, years, .exactly)
    case 5...7 where years == 1: (unit, count, nearness) = (.yearAndHalf, 1, .exactly)
    case 0...5 where years > 0: (unit, count, nearness) = (.years, years, .justOver)
    default: (unit, count, nearness) = (.years, years + 1, .justUnder)
    }
  }
}
