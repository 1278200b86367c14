/// The interface that fristd answers on its socket, as Varlink describes it (DESIGN.md 8).
public enum ControlInterface {
  public static let name = "org.fristd.Control"

  /// For `org.varlink.service.GetInterfaceDescription`. The Swift types of this folder say the same.
  public static let description = """
    # fristd, the daemon that keeps adopted plans from being forgotten: ask it and steer it.
    #
    # Days are civil days in the municipality's zone, "2019-06-30"; moments are what the wall clock shows there,
    # "2019-06-28T07:30". An id is PLAN/ID, with @DUE where one occurrence is meant: any unambiguous beginning of
    # its original due day serves.
    interface org.fristd.Control

    # Something wrong in a file.
    type Problem (
      # "error" or "warning".
      severity: string,
      file: string,
      # From 1; 0 where the whole file is meant.
      line: int,
      # From 1, in characters; 0 where the whole file is meant.
      column: int,
      what: string,
      # What happens now.
      consequence: string,
      plan: ?string,
      obligation: ?string,
      # All of it in one line.
      text: string
    )

    # How many there are of each state.
    type Count (
      # waiting, upcoming, open, due, overdue, done, missed, cancelled, snoozed, ongoing, asNeeded, undated, invalid or
      # withdrawn.
      state: string,
      count: int
    )

    # The mail spool.
    type Spool (
      path: string,
      # Deliveries decided and not yet in a mailbox.
      waiting: int,
      # The moment at which the oldest of them was decided.
      oldest: ?string,
      # Why the last attempt failed; null after one that succeeded.
      error: ?string,
      # When it is tried again; null where nothing waits.
      nextTry: ?string,
      # Whether any recipient's mail leaves the machine.
      leavesMachine: bool
    )

    # All mail is held: the clock cannot be trusted.
    type Hold (
      # Since when, by the clock that is not trusted.
      since: string,
      # Why, in a sentence.
      why: string
    )

    # One time an obligation falls due, or an obligation without days (then occurrence and due are null).
    type Occurrence (
      # PLAN/ID.
      id: string,
      # PLAN/ID@DUE, with the original due day.
      occurrence: ?string,
      plan: string,
      # measure, evaluation, survey, revision, report or resolution.
      kind: string,
      title: string,
      # Recipients; empty where the plan names nobody.
      responsible: []string,
      # The plan's own words.
      deadline: string,
      # Words before the time expression, where the deadline has such.
      label: ?string,
      start: ?string,
      # The present due day.
      due: ?string,
      state: string,
      # From today to due, negative when it is past.
      daysLeft: ?int,
      originalDue: ?string
    )

    # Something that happened to an occurrence or obligation.
    type Event (
      # The moment at which it was recorded.
      at: string,
      # seen, moved, told, superseded, done, reopened, confirmed, withdrawn or returned.
      what: string,
      # The occurrence it concerns; null for the obligation as a whole.
      occurrence: ?string,
      # A sentence with the particulars.
      text: string
    )

    # A step of the ladder for one recipient: what was, is or will be.
    type Rung (
      step: string,
      # The role told.
      recipient: string,
      # responsible, standIn, participant or leader.
      standing: string,
      # The step's own day.
      day: string,
      # The working day on which it is told.
      tellingDay: string,
      # told, superseded, coming, waiting, late or silent.
      fate: string,
      # The day on which it was or will be told; null where it will not be.
      on: ?string,
      # Why, in a sentence.
      reason: string
    )

    # One step of one occurrence for one recipient.
    type Notice (
      id: string,
      occurrence: ?string,
      step: string,
      due: ?string,
      reason: string
    )

    # All of a recipient's notices in one pass: one mail.
    type Digest (
      at: string,
      recipient: string,
      notices: []Notice
    )

    # A digest that a pass has put into a mailbox, or not.
    type Delivery (
      id: string,
      recipient: string,
      # delivered or waiting.
      state: string,
      error: ?string
    )

    # What an administrator sees first.
    method Status() -> (
      version: string,
      zone: string,
      # What the wall clock shows.
      now: string,
      # The latest moment passed; null before the first pass.
      lastPass: ?string,
      # When fristd looks again; null where nothing is left to tell.
      nextWake: ?string,
      # True where the clock stands before the latest moment passed: nothing is decided.
      clockSetBack: bool,
      plans: int,
      obligations: int,
      # Occurrences, and obligations without days, by state.
      counts: []Count,
      spool: Spool,
      hold: ?Hold,
      problems: []Problem
    )

    # Occurrences, by plan, in the order of the file, by due day. With more, in several replies.
    method List(
      plan: ?string,
      # Only those overdue.
      overdue: ?bool,
      # Only those not done that fall due within so many days, or are overdue.
      dueWithin: ?int,
      state: ?string,
      # Only this recipient's.
      responsible: ?string,
      kind: ?string,
      # Only those due in this year.
      year: ?int
    ) -> (occurrences: []Occurrence)

    # One obligation with its history.
    method Show(id: string) -> (
      id: string,
      plan: string,
      planTitle: string,
      kind: string,
      title: string,
      # Outermost first.
      goal: []string,
      responsible: []string,
      participants: []string,
      # The plan's own words, a text each.
      deadlines: []string,
      # A planner's reading of them, a text each; empty where there is none.
      means: []string,
      note: ?string,
      # Why it is invalid, where it is.
      problems: []Problem,
      occurrences: []Occurrence,
      # Oldest first.
      history: []Event
    )

    # Why it was or was not told, to whom, and what comes next.
    method Why(id: string) -> (
      occurrence: Occurrence,
      # What holds for all of it, a sentence each: retired, not adopted yet, done, missed …
      notes: []string,
      # By telling day.
      rungs: []Rung
    )

    # What will be sent, without sending. With more, a reply a digest.
    method Preview(from: ?string, to: ?string, recipient: ?string) -> (digests: []Digest)

    # It is done; also early. on: the day it was done, today if null.
    method Complete(id: string, on: ?string, note: ?string) -> (occurrence: Occurrence)

    # It is not done after all.
    method Reopen(id: string) -> (occurrence: Occurrence)

    # It still holds: the answer to a review or a status request.
    method Confirm(id: string, note: ?string) -> (id: string)

    # Read the files again.
    method Reload() -> (problems: []Problem)

    # Take the clock and the ledger as they are: held mail goes, and a latest moment passed that lies ahead is set back.
    # released: false where nothing was held and the clock is not set back.
    method Release() -> (
      released: bool,
      # When fristd looks next; null where nothing is left to tell.
      next: ?string
    )

    # Look and send now, whatever the hour.
    method Pass() -> (deliveries: []Delivery)

    # No obligation has this id.
    error NoSuchObligation (id: string, suggestion: ?string)

    # No plan has this id.
    error NoSuchPlan (plan: string)

    # More than one occurrence can be meant.
    error AmbiguousOccurrence (id: string, occurrences: []string)

    # It has no such occurrence, or none that is open.
    error NoSuchOccurrence (id: string, occurrences: []string)

    # Only root, the daemon's user and certain groups may.
    error NotPermitted (method: string, groups: []string)

    # Not a day, or not one that can be meant here.
    error InvalidDate (parameter: string, value: string, reason: string)

    # It is not in the state that this needs.
    error WrongState (occurrence: string, state: string, reason: string)

    # The files were not accepted; what was in force stays.
    error NotReloaded (problems: []Problem)

    # The clock stands before the latest moment passed: nothing is decided until it is right, or taken as right by Release.
    error ClockSetBack (now: string, lastPass: string)

    # All mail is held: release it first.
    error Held (since: string, why: string)

    # A promise between fristd's own parts was broken; the journal has more.
    error InternalError ()

    # 64 connections in all, 8 of them kept for root, 16 a user.
    error TooManyConnections (limit: int)

    # fristd is on its way down.
    error ShuttingDown ()
    """
}
