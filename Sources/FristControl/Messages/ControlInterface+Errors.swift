extension ControlInterface {
  static let errors = """
    # No obligation has this id.
    error NoSuchObligation (
      id: string,
      # An id that is nearly the same.
      suggestion: ?string
    )

    # No plan has this id.
    error NoSuchPlan (plan: string, suggestion: ?string)

    # The directory has no such recipient.
    error NoSuchRecipient (recipient: string, suggestion: ?string)

    # More than one occurrence can be meant.
    error AmbiguousOccurrence (id: string, occurrences: []string)

    # It has no such occurrence, or none that is open.
    error NoSuchOccurrence (
      id: string,
      # Those that there are.
      occurrences: []string
    )

    # The ledger has no such version of the plan.
    error NoSuchVersion (plan: string, version: int, latest: int)

    # Only root, the daemon's user and certain groups may.
    error NotPermitted (method: string, groups: []string)

    # Not a day, or not one that can be meant here.
    error InvalidDate (
      # Which one, by its path.
      parameter: string,
      value: string,
      reason: string
    )

    # The text means no window that an occurrence can be moved to.
    error InvalidDeadline (
      text: string,
      reason: string,
      # From 1, in characters: where understanding stopped; null where it was understood.
      column: ?int,
      suggestion: ?string,
      # The days that it means, where it means several or too late ones.
      days: []string
    )

    # It is done, and since when.
    error AlreadyDone (
      occurrence: string,
      # The day it was done.
      since: string,
      by: string
    )

    # It is not in the state that this needs.
    error WrongState (
      occurrence: string,
      state: string,
      # A day, where one is known.
      since: ?string,
      reason: string
    )

    # No mail goes to this recipient.
    error NeverMailed (
      recipient: string,
      # external or group.
      reason: string
    )

    # The files were not accepted; what was in force stays.
    error NotReloaded (problems: []Problem)

    # The clock stands before the latest moment passed: nothing is decided until it is right, or taken as right by
    # Release.
    error ClockSetBack (now: string, lastPass: string)

    # All mail is held: release it first.
    error Held (since: string, cause: string, why: string)

    # A promise between fristd's own parts was broken; the journal has more.
    error InternalError ()

    # 64 connections in all, 8 of them kept for root, 16 a user.
    error TooManyConnections (limit: int)

    # fristd is on its way down.
    error ShuttingDown ()
    """
}
