import Foundation

/// https://developer.apple.com/documentation/usernotifications/unauthorizationstatus
public enum UNAuthorizationStatus: Int, Sendable {
  case notDetermined = 0
  case denied = 1
  case authorized = 2
  case provisional = 3
  case ephemeral = 4
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationsetting
public enum UNNotificationSetting: Int, Sendable {
  case notSupported = 0
  case disabled = 1
  case enabled = 2
}

/// https://developer.apple.com/documentation/usernotifications/unshowpreviewssetting
public enum UNShowPreviewsSetting: Int, Sendable {
  case always = 0
  case whenAuthenticated = 1
  case never = 2
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationsettings
///
/// As they were when they were asked for.
open class UNNotificationSettings: NSObject {
  private let switches: Switches

  init(_ switches: Switches) { self.switches = switches }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/authorizationstatus
  open var authorizationStatus: UNAuthorizationStatus { switches.status }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/alertsetting
  open var alertSetting: UNNotificationSetting { switches.alert }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/soundsetting
  open var soundSetting: UNNotificationSetting { switches.sound }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/lockscreensetting
  open var lockScreenSetting: UNNotificationSetting { switches.lockScreen }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/notificationcentersetting
  open var notificationCenterSetting: UNNotificationSetting { switches.notificationCenter }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/scheduleddeliverysetting
  open var scheduledDeliverySetting: UNNotificationSetting { switches.scheduledDelivery }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/showpreviewssetting
  open var showPreviewsSetting: UNShowPreviewsSetting { switches.showPreviews }
  /// https://developer.apple.com/documentation/usernotifications/unnotificationsettings/timesensitivesetting
  open var timeSensitiveSetting: UNNotificationSetting { switches.timeSensitive }
}

/// What a person finds under Settings. Nothing there before the app has asked; later a test may turn any of them.
struct Switches {
  var status = UNAuthorizationStatus.notDetermined
  var alert = UNNotificationSetting.notSupported
  var sound = UNNotificationSetting.notSupported
  var lockScreen = UNNotificationSetting.notSupported
  var notificationCenter = UNNotificationSetting.notSupported
  var scheduledDelivery = UNNotificationSetting.notSupported
  /// Apps without the entitlement have none.
  var timeSensitive = UNNotificationSetting.notSupported
  var showPreviews = UNShowPreviewsSetting.whenAuthenticated

  var letThrough: Bool { [.authorized, .provisional, .ephemeral].contains(status) }

  /// Only what was asked for is there to be turned on and off. What is provisional arrives quietly, in the list alone.
  mutating func answer(_ status: UNAuthorizationStatus, to options: UNAuthorizationOptions) {
    self.status = status
    let loud: UNNotificationSetting = status == .authorized ? .enabled : .disabled
    let listed: UNNotificationSetting = status == .denied ? .disabled : .enabled
    if options.contains(.alert) { (alert, lockScreen, notificationCenter) = (loud, loud, listed) }
    if options.contains(.sound) { sound = loud }
    if status == .provisional { notificationCenter = .enabled }
    scheduledDelivery = .disabled
  }
}
