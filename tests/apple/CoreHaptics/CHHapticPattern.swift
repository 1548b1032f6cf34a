/// https://developer.apple.com/documentation/corehaptics/chhapticpattern
open class CHHapticPattern: NSObject {
  let events: [CHHapticEvent]
  let curves: [CHHapticParameterCurve]

  /// https://developer.apple.com/documentation/corehaptics/chhapticpattern/init(events:parametercurves:)
  public init(events: [CHHapticEvent], parameterCurves: [CHHapticParameterCurve]) throws {
    self.events = events
    curves = parameterCurves
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticpattern/duration
  open var duration: TimeInterval { events.map { $0.relativeTime + $0.duration }.max() ?? 0 }
}

/// https://developer.apple.com/documentation/corehaptics/chhapticevent
open class CHHapticEvent: NSObject {
  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/eventtype
  public struct EventType: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let hapticTransient = Self(rawValue: "HapticTransient")
    public static let hapticContinuous = Self(rawValue: "HapticContinuous")
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/parameterid
  public struct ParameterID: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let hapticIntensity = Self(rawValue: "HapticIntensity")
    public static let hapticSharpness = Self(rawValue: "HapticSharpness")
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/init(eventtype:parameters:relativetime:)
  public convenience init(eventType: EventType, parameters: [CHHapticEventParameter], relativeTime: TimeInterval) {
    self.init(eventType: eventType, parameters: parameters, relativeTime: relativeTime, duration: 0)
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/init(eventtype:parameters:relativetime:duration:)
  public init(
    eventType type: EventType, parameters eventParams: [CHHapticEventParameter], relativeTime time: TimeInterval,
    duration: TimeInterval
  ) {
    self.type = type
    eventParameters = eventParams
    relativeTime = time
    self.duration = duration
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/type
  public let type: EventType
  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/eventparameters
  public let eventParameters: [CHHapticEventParameter]
  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/relativetime
  open var relativeTime: TimeInterval
  /// https://developer.apple.com/documentation/corehaptics/chhapticevent/duration
  open var duration: TimeInterval
}

/// https://developer.apple.com/documentation/corehaptics/chhapticeventparameter
open class CHHapticEventParameter: NSObject {
  /// https://developer.apple.com/documentation/corehaptics/chhapticeventparameter/init(parameterid:value:)
  public init(parameterID: CHHapticEvent.ParameterID, value: Float) {
    self.parameterID = parameterID
    self.value = value
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticeventparameter/parameterid
  public let parameterID: CHHapticEvent.ParameterID
  /// https://developer.apple.com/documentation/corehaptics/chhapticeventparameter/value
  open var value: Float
}

/// https://developer.apple.com/documentation/corehaptics/chhapticdynamicparameter
open class CHHapticDynamicParameter: NSObject {
  /// https://developer.apple.com/documentation/corehaptics/chhapticdynamicparameter/id
  public struct ID: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let hapticIntensityControl = Self(rawValue: "HapticIntensityControl")
  }
}

/// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve
open class CHHapticParameterCurve: NSObject {
  /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/controlpoint
  open class ControlPoint: NSObject {
    /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/controlpoint/init(relativetime:value:)
    public init(relativeTime time: TimeInterval, value: Float) {
      relativeTime = time
      self.value = value
    }

    /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/controlpoint/relativetime
    open var relativeTime: TimeInterval
    /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/controlpoint/value
    open var value: Float
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/init(parameterid:controlpoints:relativetime:)
  public init(parameterID: CHHapticDynamicParameter.ID, controlPoints: [ControlPoint], relativeTime: TimeInterval) {
    self.parameterID = parameterID
    self.controlPoints = controlPoints
    self.relativeTime = relativeTime
  }

  /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/parameterid
  public let parameterID: CHHapticDynamicParameter.ID
  /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/controlpoints
  public let controlPoints: [ControlPoint]
  /// https://developer.apple.com/documentation/corehaptics/chhapticparametercurve/relativetime
  open var relativeTime: TimeInterval
}
