import FristControl

/// Which interface answers a call; `org.varlink.service` is answered here.
struct Router: Sendable {
  private let info: ServiceInfo
  private let interfaces: [String: VarlinkInterface]

  /// - Precondition: No two interfaces of one name, and none that is `org.varlink.service`.
  init(info: ServiceInfo, interfaces: [VarlinkInterface]) {
    self.info = info
    self.interfaces = Dictionary(uniqueKeysWithValues: interfaces.map { ($0.name, $0) })
    precondition(self.interfaces[serviceInterfaceName] == nil, "\(serviceInterfaceName) is the server's own")
  }

  func route(_ call: Call, _ reply: Replier) {
    if call.interface == serviceInterfaceName { return answer(call, reply) }
    guard let interface = interfaces[String(call.interface)] else {
      return reply.fail(.interfaceNotFound, ["interface": String(call.interface)])
    }
    guard interface.methods.contains(String(call.name)) else {
      return reply.fail(.methodNotFound, ["method": call.method])
    }
    interface.handler(call, reply)
  }

  private func answer(_ call: Call, _ reply: Replier) {
    switch call.name {
    case "GetInfo":
      reply.finish(
        Info(
          vendor: info.vendor, product: info.product, version: info.version, url: info.url,
          interfaces: [serviceInterfaceName] + interfaces.keys.sorted()))
    case "GetInterfaceDescription":
      do {
        let wanted = try call.parameters(as: Wanted.self).interface
        if wanted == serviceInterfaceName {
          reply.finish(["description": serviceInterfaceDescription])
        } else if let interface = interfaces[wanted] {
          reply.finish(["description": interface.description])
        } else {
          reply.fail(.interfaceNotFound, ["interface": wanted])
        }
      } catch {
        reply.fail(error)
      }
    default:
      reply.fail(.methodNotFound, ["method": call.method])
    }
  }

  private struct Info: Encodable {
    let vendor: String
    let product: String
    let version: String
    let url: String
    let interfaces: [String]
  }

  private struct Wanted: Decodable {
    let interface: String
  }
}

let serviceInterfaceName = "org.varlink.service"

/// The interface every Varlink service has; varlink.org/Service, with the two errors that systemd and the newer
/// bindings declare beside it.
let serviceInterfaceDescription = """
  # What every Varlink service says of itself.
  interface org.varlink.service

  # Who made the service, and which interfaces it implements.
  method GetInfo() -> (
    vendor: string,
    product: string,
    version: string,
    url: string,
    interfaces: []string
  )

  # The description of an interface, in the Varlink definition language.
  method GetInterfaceDescription(interface: string) -> (description: string)

  # The service does not implement that interface.
  error InterfaceNotFound (interface: string)

  # The interface has no such method.
  error MethodNotFound (method: string)

  # The interface declares the method, the service does not implement it.
  error MethodNotImplemented (method: string)

  # A parameter is missing, or is not what it must be.
  error InvalidParameter (parameter: string)

  # The caller may not do this.
  error PermissionDenied ()

  # The method must be called with the flag "more".
  error ExpectedMore ()

  """
