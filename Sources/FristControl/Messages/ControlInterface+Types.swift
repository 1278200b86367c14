extension ControlInterface {
  static let types = """
    # Something wrong in a file.
    type Problem (
      # "error" or "warning".
      severity: string,
      # As the administrator named it, or as it was found.
      file: string,
      # From 1; 0 where the whole file is meant.
      line: int,
      # From 1, in characters; 0 where the whole file is meant.
      column: int,
      # What is wrong, in the language that was asked for.
      what: string,
      # What happens now.
      consequence: string,
      plan: ?string,
      obligation: ?string,
      # All of it in one line, as people read it.
      text: string
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
      # waiting, upcoming, open, due, overdue, done, missed, cancelled, snoozed, ongoing, asNeeded, undated, invalid
      # or withdrawn.
      state: string,
      # From today to due, negative when it is past.
      daysLeft: ?int,
      originalDue: ?string,
      # Whether the text is read as it is until a planner confirms it.
      confirm: bool,
      # No mail of it goes before this day; null where it is not snoozed.
      snoozedUntil: ?string
    )

    # One thing that happened, as the ledger has it.
    type Entry (
      # The moment at which it was recorded.
      at: string,
      # Who did it: a login name (uid 1000 where there is none any more), file, clock or mail.
      by: string,
      # Whose command it was; null where it was none.
      uid: ?int,
      # planSeen, planRenamed, planGone, planReturned, planConfirmed, seen, renamed, withdrawn, returned, needless,
      # moved, dated, undated, kept, seriesChanged, ladderEdited, handedOver, recipientLost, recipientReturned, found,
      # taken, told, superseded, delivered, deliveryWithdrawn, done, reopened, cancelled, snoozed, confirmed,
      # evaluated, held or released.
      what: string,
      plan: ?string,
      # PLAN/ID; null where it is about no obligation.
      id: ?string,
      # PLAN/ID@DUE; null where it is about no occurrence.
      occurrence: ?string,
      # Of what was told or superseded.
      step: ?string,
      # To whom it was told; whom the directory lost.
      recipient: ?string,
      # As what: responsible, standIn, participant, leader, owner or caretaker.
      standing: ?string,
      # Why it was told or superseded: a code with its facts (Reason, above).
      reason: ?string,
      # The mail that carried it.
      delivery: ?string,
      # How it stands with that mail: delivered, waiting or withdrawn.
      state: ?string,
      # The window that it got: its start, where it has one.
      start: ?string,
      # The window that it got: its due day.
      due: ?string,
      # The due day before.
      previousDue: ?string,
      # The day that it names: done or cancelled on, snoozed until, confirmed on, a series' first.
      day: ?string,
      # What a file says: done, confirmed, cancelled or evaluated; why mail is held: jump, absence, firstStart or
      # behind.
      key: ?string,
      # Words: a note, a deadline, an effect, a title.
      text: ?string,
      # Why, in the words of whoever did it.
      why: ?string,
      # full, partial or none.
      attainment: ?string,
      # The year of an evaluation.
      year: ?int,
      # Who was responsible before.
      recipients: []string
    )

    # One step of one occurrence for one recipient, or one thing beside the ladders.
    type Notice (
      # PLAN/ID; of a review, a sign of life or a replacement the plan.
      id: string,
      # PLAN/ID@DUE; null where it is about no occurrence.
      occurrence: ?string,
      # opens, before-N, due, overdue-N, escalated-N, status, review, alive, dated, resolved, replaced, withdrawn or
      # problem.
      step: string,
      # The present due day; of what has none its own day, or the day on which it was seen.
      due: string,
      # A code with its facts (Reason, above).
      reason: string
    )

    # All of a recipient's notices in one pass: one mail.
    type Digest (
      # The civil moment at which it is sent, 2019-06-28T07:30.
      at: string,
      # Who gets it.
      recipient: string,
      notices: []Notice
    )

    # How many there are of each state.
    type Count (state: string, count: int)

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
      nextTry: ?string
    )

    # What frist-post is to hand over: mail by sendmail and mbox.
    type Outgoing (
      # Messages not yet handed over.
      waiting: int,
      # Since when the oldest of them waits.
      oldest: ?string,
      # Messages given up, until frist-post --retry brings them back.
      failed: int
    )

    # All mail is held: clock or ledger cannot be trusted.
    type Hold (
      # Since when, by the clock that is not trusted.
      since: string,
      # jump, absence, firstStart or behind.
      cause: string,
      # Why, in a sentence.
      why: string
    )

    # A deadline text and how it is read.
    type Text (
      # The plan's own words; empty where the plan has none.
      text: string,
      # A planner's reading of them, where the file gives one.
      means: ?string,
      # The due days of its occurrences as the text now names them, at most ten.
      days: []string,
      # Whether it is read as it is until a planner confirms it.
      confirm: bool
    )

    # A step of the ladder for those of whom the same becomes: what was, is or will be.
    type Rung (
      step: string,
      # The step's own day.
      day: string,
      # The working day on which it is told.
      tellingDay: string,
      # told, superseded, coming, waiting, late or silent.
      verdict: string,
      # The day on which it was or will be told; null where it will not be.
      on: ?string,
      # A code with its facts: of what is told a Reason (above); of what is silent laterStepTold STEP,
      # beforeLadderEdit, missed DAY, done, cancelled, beforeRemindFrom DAY, pastDue, retired, covered or roundOver.
      # Null where it simply comes.
      reason: ?string,
      roles: []Role
    )

    # Who is told, as what.
    type Role (
      recipient: string,
      # responsible, standIn, participant, leader, owner or caretaker.
      standing: string
    )

    # What is done.
    type Completion (
      id: string,
      # The day it was done; today if null.
      on: ?string,
      # What to remember of it.
      note: ?string
    )

    # What was moved, and from where.
    type Moved (
      occurrence: Occurrence,
      previousStart: ?string,
      # Null where it had no day.
      previousDue: ?string
    )

    # When a version was accepted.
    type Version (version: int, at: string)

    # A file of the folder.
    type Page (
      # Below the folder, with / between.
      path: string,
      content: string
    )

    # What is there that was not, and the reverse.
    type Changes (
      new: []string,
      gone: []string,
      # There again.
      back: []string
    )

    # A due day that changed with its text.
    type MovedDeadline (
      occurrence: string,
      previousDue: ?string,
      # Null where it has no day any more.
      due: ?string
    )

    # A digest that a pass has put into a mailbox, or not.
    type Delivery (
      id: string,
      recipient: string,
      # How many it tells; null where it was decided in an earlier run.
      notices: ?int,
      # Of the mail; null likewise.
      subject: ?string,
      # delivered or waiting.
      state: string,
      error: ?string
    )
    """
}
