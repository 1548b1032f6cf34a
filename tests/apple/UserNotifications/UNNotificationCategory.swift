import Foundation

/// https://developer.apple.com/documentation/usernotifications/unnotificationdefaultactionidentifier
public let UNNotificationDefaultActionIdentifier = "com.apple.UNNotificationDefaultActionIdentifier"
/// https://developer.apple.com/documentation/usernotifications/unnotificationdismissactionidentifier
public let UNNotificationDismissActionIdentifier = "com.apple.UNNotificationDismissActionIdentifier"

/// https://developer.apple.com/documentation/usernotifications/unnotificationactionoptions
public struct UNNotificationActionOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let authenticationRequired = Self(rawValue: 1)
  public static let destructive = Self(rawValue: 2)
  public static let foreground = Self(rawValue: 4)
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationaction
open class UNNotificationAction: NSObject {
  /// https://developer.apple.com/documentation/usernotifications/unnotificationaction/init(identifier:title:options:)
  public init(identifier: String, title: String, options: UNNotificationActionOptions = []) {
    self.identifier = identifier
    self.title = title
    self.options = options
  }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationaction/identifier
  public let identifier: String
  /// https://developer.apple.com/documentation/usernotifications/unnotificationaction/title
  public let title: String
  /// https://developer.apple.com/documentation/usernotifications/unnotificationaction/options
  public let options: UNNotificationActionOptions
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationcategoryoptions
public struct UNNotificationCategoryOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let customDismissAction = Self(rawValue: 1)
  public static let hiddenPreviewsShowTitle = Self(rawValue: 4)
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationcategory
open class UNNotificationCategory: NSObject {
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/init(identifier:actions:intentidentifiers:hiddenpreviewsbodyplaceholder:options:)
  public init(
    identifier: String, actions: [UNNotificationAction], intentIdentifiers: [String],
    hiddenPreviewsBodyPlaceholder: String?, options: UNNotificationCategoryOptions = []
  ) {
    self.identifier = identifier
    self.actions = actions
    self.intentIdentifiers = intentIdentifiers
    self.hiddenPreviewsBodyPlaceholder = hiddenPreviewsBodyPlaceholder ?? ""
    self.options = options
  }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/identifier
  public let identifier: String
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/actions
  public let actions: [UNNotificationAction]
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/intentidentifiers
  public let intentIdentifiers: [String]
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/hiddenpreviewsbodyplaceholder
  public let hiddenPreviewsBodyPlaceholder: String
  /// https://developer.apple.com/documentation/usernotifications/unnotificationcategory/options
  public let options: UNNotificationCategoryOptions
}

/// https://developer.apple.com/documentation/usernotifications/unnotificationresponse
open class UNNotificationResponse: NSObject {
  init(_ notification: UNNotification, _ actionIdentifier: String) {
    self.notification = notification
    self.actionIdentifier = actionIdentifier
  }

  /// https://developer.apple.com/documentation/usernotifications/unnotificationresponse/notification
  public let notification: UNNotification
  /// https://developer.apple.com/documentation/usernotifications/unnotificationresponse/actionidentifier
  public let actionIdentifier: String
}
