import FristCore

/// - Precondition: An ISO date.
public func day(_ text: String) -> CivilDay { CivilDay(text)! }

/// - Precondition: `2019-06-28T07:30`.
public func moment(_ text: String) -> CivilMoment { CivilMoment(text)! }
