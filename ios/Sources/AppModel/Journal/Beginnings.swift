import KindselfCore

extension EditorSubject {
  /// What an editor of it begins with.
  func text(in journal: any JournalProtocol, now: Moment) throws -> EditorText {
    switch self {
    case .kind(let kind): try journal.write(kind: kind, now: now)
    case .draft(let id): try journal.goOn(draft: id, now: now)
    case .entry(let id): try journal.change(entry: id, now: now)
    // It was kept or let go meanwhile.
    case .unkept: throw JournalError.Gone
    }
  }
}

extension KindCard {
  /// Its fields in order, without the pauses between them.
  public var fields: [FieldCard] {
    parts.compactMap { part in if case .field(let field) = part { field } else { nil } }
  }
}

extension KindPart {
  /// Its id among the parts of its kind.
  public var id: String {
    switch self {
    case .field(let field): field.id
    case .pause(let pause): pause.id
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
}
