import CSystemd
import FristDelivery
import FristProgram
import Glibc

/// The system's mail transfer agent, by the interface that all of them have: `sendmail -i -f BOUNCES -- RCPT`, the message
/// on standard input (DESIGN.md 7).
///
/// posix_spawn and no library of the language: standard input is the message's own file at the message's offset (so
/// nothing is copied, and a sendmail that does not read cannot hold up the writer), output must not be waited for after the
/// end (something that the MTA left running may hold it open), and a sendmail that hangs is killed with all that it
/// started. That is a process group, a pidfd and one poll; there is nothing else to do meanwhile.
struct Sendmail {
  let path: String
  /// After how long it is killed.
  let limitSeconds: Int
  /// Between asking it to end and killing it.
  private static let graceMilliseconds = 5000

  /// - Parameter message: Standard input, from its offset to its end.
  func hand(_ message: Descriptor, from bounces: String, to address: String) throws(HandOverError) {
    let child = try start(message, ["-i", "-f", bounces, "--", address])
    let output: [UInt8]
    do throws(SystemError) {
      output = try child.wait(milliseconds: limitSeconds * 1000)
    } catch {
      child.kill(graceMilliseconds: Self.graceMilliseconds)
      if error.errno == ETIMEDOUT { throw .timeOut(seconds: limitSeconds) }
      throw .system(error)
    }
    let end: Child.End
    do throws(SystemError) {
      end = try child.end()
    } catch {
      throw .system(error)
    }
    switch end {
    case .exit(0): return
    case .exit(let code): throw .exit(code, said: SendmailOutput(output).lastLine(without: [address, bounces]))
    case .signal(let number): throw .signal(number)
    }
  }

  private func start(_ input: Descriptor, _ arguments: [String]) throws(HandOverError) -> Child {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(SystemError(call: "pipe", path: path, errno: errno)) }
    let output = Descriptor(ends[0], path: "output of \(path)")
    // Closed when this function returns: then the child's are the only ones.
    let writer = Descriptor(ends[1], path: "output of \(path)")
    // Nothing else starts processes here, so that it does not matter that this is not done in one call.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, writer.number, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, writer.number, STDERR_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))

    // Nothing of ours decides what the MTA does.
    let argv = CStrings([path] + arguments)
    let environment = CStrings(["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
    var pid: pid_t = 0
    let error = posix_spawn(&pid, path, &actions, &attributes, &argv.pointers, &environment.pointers)
    withExtendedLifetime(writer) {}
    guard error == 0 else { throw .notStarted(SystemError(call: "spawn", path: path, errno: error)) }
    return Child(pid: pid, output: output)
  }
}

/// Texts as the system takes them: pointers ended by a null.
private final class CStrings {
  var pointers: [UnsafeMutablePointer<CChar>?]

  init(_ texts: [String]) { pointers = texts.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
