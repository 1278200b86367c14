extension Deadline { public func occurrences(dueOnOrAfter day: CivilDay, atMost: Int) -> [Window] { [] } }
