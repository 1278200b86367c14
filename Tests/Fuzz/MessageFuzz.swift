/// What libFuzzer calls with each stream of bytes it thinks of; built by deploy/fuzz in one module with FristControl and
/// the server's `Call`.
///
/// The first byte says in which pieces the rest arrives. Whatever comes is a call of a known shape or refused with a reason.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessages(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let stream = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard let first = stream.first else { return 0 }
  let messages = cut(Array(stream.dropFirst()), inPiecesOf: Int(first) + 1)
  promise(
    messages == cut(Array(stream.dropFirst()), inPiecesOf: stream.count), "pieces of another size give other messages")
  for message in messages ?? [] { take(message) }
  return 0
}

/// Nil where one grew too long.
private func cut(_ stream: [UInt8], inPiecesOf size: Int) -> [[UInt8]]? {
  var framing = MessageFraming(limit: 1024)
  var messages: [[UInt8]] = []
  do throws(MessageFraming.TooLong) {
    for start in stride(from: 0, to: stream.count, by: size) {
      stream[start..<min(start + size, stream.count)].withUnsafeBytes { framing.append($0) }
      while let message = try framing.next() { messages.append(message) }
    }
  } catch {
    return nil
  }
  return messages
}

private func take(_ message: [UInt8]) {
  let call: Call
  do throws(InvalidParameter) {
    call = try Call(message, from: Peer(uid: 1000, gid: 1000, pid: 1, groups: []), depthLimit: JSONText.depthLimit)
  } catch {
    promise(!error.reason.isEmpty, "a refusal gives no reason")
    return
  }
  promise(!(call.more && call.oneway), "a call is both more and oneway")
  for method in Control.methods { read(method, call) }
}

/// What is read is written and read again as the same.
private func read<Method: ControlMethod>(_ method: Method.Type, _ call: Call) {
  let value: Method
  do throws(InvalidParameter) {
    value = try call.parameters(as: method)
  } catch {
    promise(!error.reason.isEmpty, "a refusal gives no reason")
    return
  }
  guard var written = try? JSONText.message(CallMessage(call.method, value)) else { return }
  promise(written.popLast() == 0, "a message does not end")
  let again = try? JSONText.decode(ParametersOnly<Method>.self, from: written).parameters
  promise(again == value, "what was written is read as something else")
}

private func promise(_ holds: Bool, _ what: String) {
  if !holds { fatalError(what) }
}
