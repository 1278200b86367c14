/// How many columns a terminal gives to a text, and texts cut to them.
extension StringProtocol {
  /// A character has one column, however many scalars it is made of, and East Asian wide ones and emoji have two.
  var displayWidth: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
  }

  /// At most so many columns, the last one `…` where something is left out.
  func truncated(to width: Int) -> String {
    guard displayWidth > width else { return String(self) }
    var taken = ""
    var left = width - 1
    for character in self {
      left -= character.displayWidth
      if left < 0 { break }
      taken.append(character)
    }
    while taken.last == " " { taken.removeLast() }
    return width > 0 ? taken + "…" : ""
  }

  /// Lines of at most so many columns, broken between words where that can be, but not within `Sun 2019-06-30`.
  func folded(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    var words: [String] = []
    for word in split(separator: " ") {
      if let last = words.last, Dates.weekdays.contains(last) {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
    for word in words {
      var word = word[...]
      if !line.isEmpty, used + 1 + word.displayWidth > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while word.displayWidth > width {
        var head = ""
        var room = width
        while let first = word.first, first.displayWidth <= room || head.isEmpty {
          room -= first.displayWidth
          head.append(first)
          word.removeFirst()
        }
        lines.append(head)
      }
      if !line.isEmpty {
        line += " "
        used += 1
      }
      line += word
      used += word.displayWidth
    }
    return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
  }

  /// Without what would steer the terminal: texts come from files that many people edit.
  var harmless: String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(self) }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: text.unicodeScalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: text.unicodeScalars.append("\u{FFFD}")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    switch first.value {
    case 0..<0x1100: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
  }
}
