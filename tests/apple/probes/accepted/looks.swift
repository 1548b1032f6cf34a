// What real SwiftUI takes of layout, shapes, styles and motion. See ../run.

// probe: padding and frames
private struct Probe: View {
  var body: some View {
    Text("a").padding().padding(8).padding(.horizontal).padding([.top, .leading], 4)
      .padding(EdgeInsets(top: 1, leading: 2, bottom: 3, trailing: 4))
      .frame(width: 10).frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
      .fixedSize(horizontal: false, vertical: true).layoutPriority(1).aspectRatio(1, contentMode: .fit)
      .offset(x: 1).position(x: 1, y: 2).zIndex(2).ignoresSafeArea(.container, edges: .top)
  }
}

// probe: backgrounds, overlays and shapes
private struct Probe: View {
  var body: some View {
    Text("a")
      .background { RoundedRectangle(cornerRadius: 20).fill(.thinMaterial) }
      .background(.red.opacity(0.5), in: .capsule)
      .background(Color("surface"))
      .overlay(alignment: .top) { Circle().stroke(.tint, lineWidth: 2) }
      .overlay(RadialGradient(colors: [.clear, .black], center: .center, startRadius: 0, endRadius: 9))
      .clipShape(.rect(cornerRadius: 8)).contentShape(Rectangle()).mask { Circle() }
      .shadow(color: .black.opacity(0.2), radius: 4, y: 2).blur(radius: 2).compositingGroup()
  }
}

// probe: a shape of one's own moves
private struct Wave: Shape {
  var phase: Double
  var animatableData: Double {
    get { phase }
    set { phase = newValue }
  }
  func path(in rect: CGRect) -> Path {
    Path { path in
      path.move(to: .zero)
      path.addLine(to: CGPoint(x: rect.maxX, y: rect.midY * phase))
      path.addArc(center: .zero, radius: 3, startAngle: .zero, endAngle: .degrees(90), clockwise: true)
    }
  }
}
private struct Probe: View {
  var body: some View {
    Wave(phase: 1).fill(.teal)
    Wave(phase: 1).trim(from: 0, to: 0.5).stroke(.teal, style: StrokeStyle(lineWidth: 2, lineCap: .round))
    Circle().strokeBorder(.red, lineWidth: 3)
  }
}

// probe: a canvas draws
private struct Probe: View {
  var body: some View {
    Canvas { context, size in
      context.opacity = 0.5
      context.addFilter(.blur(radius: 3))
      context.fill(Path(ellipseIn: CGRect(origin: .zero, size: size)), with: .color(.red))
      context.stroke(Path { $0.addLine(to: .zero) }, with: .style(.tint), lineWidth: 2)
    }
  }
}

// probe: a modifier of one's own has state
private struct Pulse: ViewModifier {
  @State private var isOn = false
  func body(content: Content) -> some View { content.opacity(isOn ? 1 : 0.5).onAppear { isOn = true } }
}
extension View { fileprivate func pulse() -> some View { modifier(Pulse()) } }
private struct Probe: View { var body: some View { Text("a").pulse() } }

// probe: button styles
private struct Big: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    configuration.label.opacity(configuration.isPressed ? 0.5 : 1)
  }
}
extension ButtonStyle where Self == Big { fileprivate static var big: Big { Big() } }
private struct Probe: View {
  var body: some View {
    Button("a") {}.buttonStyle(.big)
    Button(role: .destructive) {
    } label: {
      Label("a", systemImage: "b")
    }
    .buttonStyle(.borderedProminent).controlSize(.large).buttonBorderShape(.capsule).labelStyle(.iconOnly)
  }
}

// probe: animations
private struct Probe: View {
  @State private var level = 0.5
  var body: some View {
    Circle().scaleEffect(level).animation(.easeInOut(duration: 4).delay(1), value: level)
      .transition(.opacity.combined(with: .scale)).contentTransition(.numericText())
      .animation(.linear(duration: 1).repeatForever(autoreverses: false), value: level)
      .transaction { $0.animation = nil }
    Button("a") {
      withAnimation { level = 1 }
      withAnimation(.spring(duration: 0.4, bounce: 0.2)) { level = 0.2 }
      withAnimation(.timingCurve(0.2, 0, 0.4, 1, duration: 4), completionCriteria: .logicallyComplete) {
        level = 1
      } completion: {
        level = 0.5
      }
    }
  }
}

// probe: timelines and measures
private struct Probe: View {
  var body: some View {
    TimelineView(.animation) { Text($0.date, style: .timer) }
    TimelineView(.animation(minimumInterval: 0.1, paused: true)) { context in
      Text("\(context.date.timeIntervalSince1970)")
    }
    TimelineView(.periodic(from: .now, by: 1)) { _ in Text("a") }
    GeometryReader { proxy in Circle().frame(width: proxy.size.width / 2, height: proxy.frame(in: .local).height) }
    ScrollViewReader { proxy in
      ScrollView { LazyVStack { Text("b").id(1) } }.onAppear { proxy.scrollTo(1, anchor: .top) }
    }
    ViewThatFits(in: .horizontal) {
      HStack { Text("c") }
      VStack { Text("d") }
    }
  }
}

// probe: looks of the whole screen
private struct Probe: View {
  var body: some View {
    Text("a").preferredColorScheme(.dark).statusBarHidden().persistentSystemOverlays(.hidden).privacySensitive()
      .redacted(reason: .placeholder).safeAreaInset(edge: .bottom) { Text("b") }
      .flipsForRightToLeftLayoutDirection(true).rotationEffect(.degrees(3)).drawingGroup()
      .sensoryFeedback(.success, trigger: 1)
  }
}
