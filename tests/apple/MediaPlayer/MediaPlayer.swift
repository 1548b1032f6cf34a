@_exported import Foundation

/// https://developer.apple.com/documentation/mediaplayer/mpmediaitempropertytitle
public let MPMediaItemPropertyTitle = "title"
/// https://developer.apple.com/documentation/mediaplayer/mpmediaitempropertyplaybackduration
public let MPMediaItemPropertyPlaybackDuration = "playbackDuration"
/// https://developer.apple.com/documentation/mediaplayer/mpnowplayinginfopropertyelapsedplaybacktime
public let MPNowPlayingInfoPropertyElapsedPlaybackTime = "MPNowPlayingInfoPropertyElapsedPlaybackTime"
/// https://developer.apple.com/documentation/mediaplayer/mpnowplayinginfopropertyplaybackrate
public let MPNowPlayingInfoPropertyPlaybackRate = "MPNowPlayingInfoPropertyPlaybackRate"

/// https://developer.apple.com/documentation/mediaplayer/mpnowplayinginfocenter
open class MPNowPlayingInfoCenter: NSObject {
  nonisolated(unsafe) private static let one = MPNowPlayingInfoCenter()

  /// https://developer.apple.com/documentation/mediaplayer/mpnowplayinginfocenter/default()
  open class func `default`() -> MPNowPlayingInfoCenter { one }

  /// https://developer.apple.com/documentation/mediaplayer/mpnowplayinginfocenter/nowplayinginfo
  open var nowPlayingInfo: [String: Any]?
}

/// https://developer.apple.com/documentation/mediaplayer/mpremotecommandhandlerstatus
public enum MPRemoteCommandHandlerStatus: Int, Sendable {
  case success = 0
  case commandFailed = 200
}

/// https://developer.apple.com/documentation/mediaplayer/mpremotecommandevent
open class MPRemoteCommandEvent: NSObject {
  init(_ command: MPRemoteCommand) { self.command = command }
  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandevent/command
  public let command: MPRemoteCommand
}

/// https://developer.apple.com/documentation/mediaplayer/mpremotecommand
open class MPRemoteCommand: NSObject {
  private var targets: [(token: NSObject, handler: (MPRemoteCommandEvent) -> MPRemoteCommandHandlerStatus)] = []

  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommand/addtarget(handler:)
  open func addTarget(handler: @escaping (MPRemoteCommandEvent) -> MPRemoteCommandHandlerStatus) -> Any {
    let token = NSObject()
    targets.append((token, handler))
    return token
  }

  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommand/removetarget(_:)
  open func removeTarget(_ target: Any?) {
    targets.removeAll { target == nil || $0.token === target as? NSObject }
  }

  var isOffered: Bool { !targets.isEmpty }

  /// Somebody presses it; the system delivers it on a thread of its own. How many there were to hear it.
  func press(isolation: isolated (any Actor)? = #isolation) async -> Int {
    nonisolated(unsafe) let handlers = targets.map(\.handler)
    nonisolated(unsafe) let event = MPRemoteCommandEvent(self)
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: handlers.count { $0(event) == .success })
      }
    }
  }
}

/// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter
open class MPRemoteCommandCenter: NSObject {
  nonisolated(unsafe) private static let one = MPRemoteCommandCenter()

  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter/shared()
  open class func shared() -> MPRemoteCommandCenter { one }

  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter/playcommand
  public let playCommand = MPRemoteCommand()
  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter/pausecommand
  public let pauseCommand = MPRemoteCommand()
  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter/toggleplaypausecommand
  public let togglePlayPauseCommand = MPRemoteCommand()
  /// https://developer.apple.com/documentation/mediaplayer/mpremotecommandcenter/stopcommand
  public let stopCommand = MPRemoteCommand()
}
