import KindselfCore

/// So many characters of a beginning are shown.
private let mostBeginning = 200

/// What an editor begins with.
struct Found {
  let written: Written
  var entry: String?
  var draft: String?

  init(_ subject: EditorSubject, in journal: any JournalProtocol, now: Moment) throws {
    switch subject {
    case .kind(let kind):
      written = try journal.begin(kind: kind, now: now)
    case .draft(let id):
      guard let card = try journal.drafts(now: now).first(where: { $0.id == id }) else {
        throw JournalError.Gone
      }
      (written, entry, draft) = (card.written, card.entry, id)
    case .unkept:
      // It was kept or let go meanwhile.
      throw JournalError.Gone
    case .entry(let id):
      // One that was begun to be changed is gone on with.
      if let card = try journal.drafts(now: now).first(where: { $0.entry == id }) {
        (written, entry, draft) = (card.written, id, card.id)
      } else {
        (written, entry) = (try journal.entry(id: id, now: now).written, id)
      }
    }
  }
}

extension Written {
  /// What stands in a field; nil where it is empty.
  subscript(field: String) -> EntryValue? {
    get { values.first { $0.field == field }?.value }
    set {
      let index = values.firstIndex { $0.field == field }
      switch (index, newValue) {
      case (let index?, let value?): values[index].value = value
      case (let index?, nil): values.remove(at: index)
      case (nil, let value?): values.append(FieldValue(field: field, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Nothing that was typed or chosen is in it.
  var isBlank: Bool {
    tags.isEmpty && opens == nil
      && values.allSatisfy { value in
        switch value.value {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .list(let lines): lines.allSatisfy { $0.allSatisfy(\.isWhitespace) }
        case .feelings(let all): all.isEmpty
        case .rating, .choice: false
        }
      }
  }

  /// How it begins, for a list, where the core has none of it; empty where no words are in it. An entry may be long.
  var beginning: String {
    let lines = values.lazy.flatMap { value -> [String] in
      switch value.value {
      case .text(let text): [text]
      case .list(let lines): lines
      case .feelings, .rating, .choice: []
      }
    }
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) } ?? ""
    return String(first.prefix(mostBeginning))
  }
}
