import UniformTypeIdentifiers

/// The system's screen on which files are chosen, as long as it is open.
@MainActor struct FilePicker {
  /// What can be chosen; nil where a file is to be moved out.
  let types: [UTType]?
  /// The file that is to be moved out.
  let file: URL?
  let complete: @MainActor (Result<URL, any Error>) -> Void
  let cancel: @MainActor () -> Void
}

extension View {
  nonisolated private func picking(_ picker: @escaping @MainActor () -> FilePicker?) -> some View {
    altered { content, scope in
      if scope.isActive, let picker = picker() {
        if scope.screen.picker != nil { scope.screen.note("two screens to choose files are open at once") }
        scope.screen.picker = picker
      }
      return scope.resolve(content)
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/fileimporter(ispresented:allowedcontenttypes:oncompletion:)
  nonisolated public func fileImporter(
    isPresented: Binding<Bool>, allowedContentTypes: [UTType],
    onCompletion: @escaping (Result<URL, any Error>) -> Void
  ) -> some View {
    picking {
      guard isPresented.wrappedValue else { return nil }
      return FilePicker(types: allowedContentTypes, file: nil) {
        isPresented.wrappedValue = false
        onCompletion($0)
      } cancel: {
        isPresented.wrappedValue = false
      }
    }
  }

  // https://developer.apple.com/documentation/swiftui/view/filemover(ispresented:file:oncompletion:oncancellation:)
  nonisolated public func fileMover(
    isPresented: Binding<Bool>, file: URL?, onCompletion: @escaping (Result<URL, any Error>) -> Void,
    onCancellation: @escaping () -> Void
  ) -> some View {
    picking {
      guard isPresented.wrappedValue, let file else { return nil }
      return FilePicker(types: nil, file: file) {
        isPresented.wrappedValue = false
        onCompletion($0)
      } cancel: {
        isPresented.wrappedValue = false
        onCancellation()
      }
    }
  }
}
