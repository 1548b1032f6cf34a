import AppModel

/// A paper as the text that UIKit's formatter lays out on pages. It breaks pages between lines by itself; what it is asked for besides
/// is to keep questions with their answers. How it looks is NOT RUN HERE.
func markup(_ paper: Paper, isRightToLeft: Bool) -> String {
  let body = paper.blocks.map(markup).joined(separator: "\n")
  return """
    <!DOCTYPE html><html dir="\(isRightToLeft ? "rtl" : "ltr")"><head><meta charset="utf-8"><style>
    body { font: 11.5pt -apple-system, sans-serif; color: #000; margin: 0; }
    h1 { font-size: 20pt; margin: 0 0 4pt; }
    h2 { font-size: 12pt; margin: 14pt 0 2pt; page-break-after: avoid; }
    p { margin: 0 0 3pt; line-height: 1.3; white-space: pre-wrap; overflow-wrap: break-word; word-wrap: break-word; }
    .quiet { font-size: 10pt; color: #505050; }
    .hint { page-break-after: avoid; }
    .rule { border-bottom: 0.75pt solid #8c8c8c; height: 24pt; line-height: 38pt; page-break-inside: avoid; }
    .pen { display: inline-block; border-bottom: 0.75pt solid #8c8c8c; width: 40pt; height: 24pt; }
    .day { display: inline-block; border-bottom: 0.75pt solid #8c8c8c; width: 160pt; height: 20pt; }
    table { width: 100%; border-collapse: collapse; page-break-inside: avoid; }
    td { padding: 0; } td.mark { text-align: center; height: 26pt; }
    .mark span { display: inline-block; min-width: 19pt; line-height: 19pt; border: 0.75pt solid #8c8c8c; border-radius: 10pt; }
    td.end { text-align: end; }
    .feelings { table-layout: fixed; } .feelings td { vertical-align: bottom; } td.strength { width: 110pt; }
    </style></head><body>
    \(body)
    </body></html>
    """
}

private func markup(_ block: Paper.Block) -> String {
  switch block {
  case .title(let words): return "<h1 dir=\"auto\">\(escaped(words))</h1>"
  case .quiet(let words): return "<p class=\"quiet\" dir=\"auto\">\(escaped(words))</p>"
  case .question(let words): return "<h2 dir=\"auto\">\(escaped(words))</h2>"
  case .hint(let words): return "<p class=\"quiet hint\" dir=\"auto\">\(escaped(words))</p>"
  case .answer(let words):
    // Paragraph by paragraph: each has the direction of its own words.
    let paragraphs = words.split(separator: "\n", omittingEmptySubsequences: false)
    return paragraphs.map { "<p dir=\"auto\">\($0.isEmpty ? "&nbsp;" : escaped(String($0)))</p>" }.joined(
      separator: "\n")
  case .blank(let name): return "<p class=\"quiet\">\(escaped(name)) <span class=\"day\"></span></p>"
  case .ruled(let count, let isNumbered):
    return (0..<count).map { "<div class=\"rule\">\(isNumbered ? "\($0 + 1)." : "")</div>" }.joined(separator: "\n")
  case .scale(let marks, let low, let high):
    let row = marks.map { "<td class=\"mark\"><span>\(escaped($0))</span></td>" }.joined()
    return """
      <table><tr>\(row)</tr></table>
      <table class="quiet"><tr><td>\(escaped(low))</td><td class="end">\(escaped(high))</td></tr></table>
      """
  case .box(let words): return "<p>☐ \(escaped(words))</p>"
  case .feelings(let lines, let strength):
    let pen =
      strength.map { "<td class=\"quiet end strength\"><span class=\"pen\"></span> \(escaped($0))</td>" } ?? ""
    let row = "<tr><td><div class=\"rule\"></div></td>\(pen)</tr>"
    return "<table class=\"feelings\">\(String(repeating: row, count: lines))</table>"
  }
}

/// Whatever someone wrote stays text: none of it is read as markup, and what no page can show is left out.
func escaped(_ text: String) -> String {
  var safe = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": safe += "&amp;"
    case "<": safe += "&lt;"
    case ">": safe += "&gt;"
    case "\"": safe += "&quot;"
    case "\t", "\n", "\r": safe.unicodeScalars.append(scalar)
    case _ where scalar.properties.generalCategory == .control: continue
    default: safe.unicodeScalars.append(scalar)
    }
  }
  return safe
}
