import AppModel
import SwiftUI

/// What is to be said about things kept, each until someone has read it.
struct NoticeCards: View {
  let app: Kindself
  var isShown: (Notice) -> Bool = { _ in true }

  var body: some View {
    ForEach(app.notices.shown.filter(isShown), id: \.self) { notice in
      SoftCard {
        BodyText(Text(words(notice)))
        Button("All right") { app.notices.dismiss(notice) }.buttonStyle(.quiet)
      }
    }
  }
}

private func words(_ notice: Notice) -> LocalizedStringKey {
  switch notice {
  case .sessionDamaged:
    """
    A saved breathing session is damaged and cannot be read. It has been set aside, and everything else is as it \
    was.
    """
  case .sessionNewer:
    """
    A breathing session was saved by a newer version of Kindself. This version cannot read it, so it has been set \
    aside. The newer version can open it.
    """
  case .sessionUnfollowable:
    """
    A breathing session was saved, but this version of Kindself cannot follow it. It has been set aside. You can \
    start again whenever you like.
    """
  case .settingsDamaged:
    """
    The file with your settings is damaged and cannot be read. It has been set aside, and the usual settings are \
    here for now.
    """
  case .settingsNewer:
    """
    Your settings were saved by a newer version of Kindself. They have been set aside, and the usual settings are \
    here for now.
    """
  case .settingsNotKept:
    "This phone could not save your settings; perhaps its storage is full. They hold until the app is closed."
  case .nothingKept:
    """
    The file with your writing could not be opened, so changes hold only until the app is closed. The Write tab says \
    why. Breathing and the lifebuoy work as always.
    """
  case .mended(let entries, let holes):
    """
    The file with your writing was damaged. \(Text("\(entries) entries")) could be rescued, \
    \(Text("\(holes) places")) could not be read. The damaged file is kept beside the new one \
    until something is deleted.
    """
  case .backupStuck:
    "A backup could not be put into its folder. Under You, in Privacy and backup, you can choose one again."
  case .notErased:
    "Not everything could be deleted. Please try again."
  case .cannotBegin:
    "That session could not begin. Something in the app itself is not right; another practice may still work."
  }
}
