/// The interface that fristd answers on its socket, as Varlink describes it (DESIGN.md 8).
public enum ControlInterface {
  public static let name = "org.fristd.Control"

  /// For `org.varlink.service.GetInterfaceDescription`. The Swift types of this folder say the same, and a test compares
  /// them.
  public static let description = [heading, types, methods, errors].joined(separator: "\n\n")

  private static let heading = """
    # fristd, the daemon that keeps adopted plans from being forgotten: ask it and steer it.
    #
    # Days are civil days in the municipality's zone, "2019-06-30"; moments are what the wall clock shows there,
    # "2019-06-28T07:30". An id is PLAN/ID, with @DUE where one occurrence is meant: any unambiguous beginning of
    # its original due day serves. What each made members of is meant with all of them.
    #
    # A Reason is a code with its facts, with spaces between:
    #   due                    its day has come
    #   moved DAY              the same, on a working day beside its own day
    #   late DAYS CAUSE [DAY]  its day has passed by so many days; causes: planKnownLater, knownLater, spoolFailure, held,
    #                          snoozed, reopened, notRunning, firstContact, changedLater
    #   seenAfterUntil         first seen when no step was left
    #   superseded STEP        a later step of the same track went out instead
    #   notYetTold             something without a ladder: told once
    #   along                  it rides along with other mail of the reader
    interface org.fristd.Control
    """
}
