import Testing

@testable import FristProgram

@Suite("The reader's language")
struct MessageLocaleTests {
  @Test(
    "is bokmål, nynorsk, or English for all else",
    arguments: [
      ("nb_NO.UTF-8", "nb"), ("no_NO", "nb"), ("nb", "nb"), ("nn_NO.UTF-8", "nn"), ("en_GB.UTF-8", "en"), ("C", "en"),
      ("", "en"), ("sv_SE.UTF-8", "en"), ("nbx", "en"),
    ])
  func names(_ name: String, _ language: String) {
    #expect(MessageLocale.language(of: name) == language)
  }
}
