// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "frist",
  products: [
    .executable(name: "fristd", targets: ["fristd"]),
    .executable(name: "fristctl", targets: ["fristctl"]),
    .executable(name: "frist-post", targets: ["frist-post"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "CArguments"),
    .systemLibrary(name: "CLockfile", providers: [.apt(["liblockfile-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "FristCore", swiftSettings: strict),
    .target(name: "FristFiles", dependencies: ["CYaml", "FristCore", "FristProgram"], swiftSettings: strict),
    .target(
      name: "FristLedger",
      dependencies: [
        "FristCore", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(name: "FristRender", dependencies: ["FristCore"], swiftSettings: strict),
    .target(name: "FristDelivery", dependencies: ["CSystemd", "FristCore", "FristProgram"], swiftSettings: strict),
    .target(name: "FristControl", dependencies: ["FristCore", "FristProgram"], swiftSettings: strict),
    .target(name: "FristProgram", dependencies: ["CArguments"], swiftSettings: strict),
    .target(
      name: "FristPost", dependencies: ["CLockfile", "CSystemd", "FristDelivery", "FristProgram"], swiftSettings: strict
    ),
    .target(
      name: "FristControlServer",
      dependencies: [
        "FristControl", "FristProgram",
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(
      name: "FristDaemon",
      dependencies: [
        "CSystemd", "FristControl", "FristControlServer", "FristCore", "FristDelivery", "FristFiles", "FristLedger",
        "FristProgram", "FristRender",
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "fristd",
      dependencies: [
        "FristControlServer", "FristCore", "FristDaemon", "FristDelivery", "FristFiles", "FristLedger", "FristProgram",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "fristctl",
      dependencies: [
        "FristControl", "FristCore", "FristProgram", "FristRender",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "frist-post",
      dependencies: [
        "FristDelivery", "FristPost", "FristProgram",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "varlink-certification", dependencies: ["FristControl", "FristControlServer"],
      path: "Tests/System/varlink-certification", swiftSettings: strict),
    .testTarget(name: "FristControlTests", dependencies: ["FristControl", "FristProgram"], swiftSettings: strict),
    .testTarget(
      name: "FristControlServerTests",
      dependencies: [
        "FristControl", "FristControlServer", "FristProgram",
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ], swiftSettings: strict),
    .testTarget(
      name: "FristctlTests",
      dependencies: ["FristControl", "FristControlServer", "FristCore", "FristRender", "FristTesting", "fristctl"],
      swiftSettings: strict),
    // The grammar as it was before the table of forms: a second implementation for tests, in no product.
    .target(name: "DescentGrammar", dependencies: ["FristCore"], path: "Tests/DescentGrammar", swiftSettings: strict),
    // What tests share; in no product.
    .target(name: "FristTesting", dependencies: ["FristCore"], path: "Tests/FristTesting", swiftSettings: strict),
    .testTarget(
      name: "FristCoreTests", dependencies: ["DescentGrammar", "FristCore", "FristTesting"], swiftSettings: strict),
    .testTarget(
      name: "FristFilesTests", dependencies: ["FristCore", "FristFiles", "FristProgram", "FristTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "FristLedgerTests",
      dependencies: ["FristCore", "FristLedger", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: strict),
    .testTarget(
      name: "FristPostTests", dependencies: ["FristDelivery", "FristPost", "FristProgram"], swiftSettings: strict),
    .testTarget(name: "FristProgramTests", dependencies: ["FristProgram"], swiftSettings: strict),
    .testTarget(
      name: "FristRenderTests", dependencies: ["FristCore", "FristRender", "FristTesting"], swiftSettings: strict),
    .testTarget(
      name: "FristDeliveryTests", dependencies: ["FristCore", "FristDelivery", "FristProgram", "FristTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "FristDaemonTests",
      dependencies: ["FristCore", "FristDaemon", "FristDelivery", "FristLedger", "FristProgram", "FristTesting"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
