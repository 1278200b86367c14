import FristDelivery
import FristProgram
import Glibc

/// An open file of the outgoing Maildir, read whole and understood.
struct MessageFile {
  /// At its end, until `rewind` was called.
  let file: Descriptor
  let content: Result<(envelope: OutgoingEnvelope, message: ArraySlice<UInt8>), MessageFileError>

  /// - Throws: What may be otherwise the next time. What never will be is in `content`.
  init(_ name: String, in directory: OpenDirectory) throws(SystemError) {
    let path = directory.path + "/" + name
    let number: Int32
    do throws(SystemError) {
      // Without waiting for the other end, should it be a pipe.
      number = try system("open", path) {
        openat(directory.number, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      }
    } catch {
      guard error.errno == ELOOP || error.errno == ENXIO else { throw error }
      file = Descriptor(-1, path: path)
      content = .failure(.notRegular)
      return
    }
    file = Descriptor(number, path: path)
    var status = stat()
    let descriptor = number
    try system("stat", path) { fstat(descriptor, &status) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      content = .failure(.notRegular)
      return
    }
    guard status.st_size <= Self.mostBytes else {
      content = .failure(.tooLarge(bytes: Int(status.st_size)))
      return
    }
    let bytes = try file.read(atMost: Self.mostBytes)
    do throws(OutgoingEnvelopeError) {
      content = .success(try OutgoingEnvelope.parse(bytes))
    } catch {
      content = .failure(.envelope(error))
    }
  }

  /// More than any MTA takes by default, and no digest comes near it.
  private static let mostBytes = 64 << 20

  /// Makes the file's offset the message's first byte: whoever reads it as standard input sees the message alone.
  func rewind(to message: ArraySlice<UInt8>) throws(SystemError) {
    guard lseek(file.number, off_t(message.startIndex), SEEK_SET) >= 0 else {
      throw SystemError(call: "lseek", path: file.path, errno: errno)
    }
  }
}

/// Why a file is no message to anybody: permanent.
enum MessageFileError: Error, Hashable, CustomStringConvertible {
  case notRegular
  case tooLarge(bytes: Int)
  case envelope(OutgoingEnvelopeError)

  var description: String {
    switch self {
    case .notRegular: "it is not a regular file"
    case .tooLarge(let bytes): "it has \(bytes) bytes, more than any mail"
    case .envelope(let error): "\(error)"
    }
  }
}

extension Descriptor {
  /// Reads from the offset to the end.
  fileprivate func read(atMost limit: Int) throws(SystemError) -> [UInt8] {
    var content: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while content.count <= limit {
      let count = piece.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(call: "read", path: path, errno: errno) }
      content += piece[..<count]
    }
    return content
  }
}
