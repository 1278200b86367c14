import FristCore

/// What stands around the body of every HTML document: of mails and of pages.
enum HTMLFrame {
  /// - Parameters:
  ///   - sheet: The page's style sheet, for light and dark; nil for a mail, whose styles stand on its elements.
  ///   - ground: The style of a mail's body.
  static func html(
    _ body: String, title: String, language: Language, sheet: String? = nil, ground: String? = nil
  ) -> String {
    let scheme = sheet == nil ? "" : "\n<meta name=\"color-scheme\" content=\"light dark\">"
    let style = sheet.map { "\n<style>\($0)</style>" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">\(scheme)
      <title>\(HTMLText.escaped(title))</title>\(style)
      </head>
      <body\(ground.map { " style=\"\($0)\"" } ?? "")>
      \(body)
      </body>
      </html>

      """
  }
}
