import FristDelivery
import FristProgram
import Glibc

/// Who frist-post works as: the spool's owner, as in its unit, also where root starts it by hand.
public enum Owner {
  /// Root becomes the owner of a directory, with the group of the mailboxes beside its own; others stay who they are.
  ///
  /// So nothing is left behind that the service cannot use afterwards, and mail goes out under the name that it always
  /// has. For good: there is no way back in this process.
  public static func take(of spool: String, mailDirectory: String) throws(SystemError) {
    guard geteuid() == 0 else { return }
    let (owner, group) = try OpenDirectory(at: spool).owner()
    if owner == 0 { return }
    var groups = [group]
    var mail = stat()
    // Without mailboxes there is no such group to have.
    if stat(mailDirectory, &mail) == 0 { groups.append(mail.st_gid) }
    let all = groups
    try system("setgroups", spool) { setgroups(all.count, all) }
    try system("setgid", spool) { setgid(group) }
    try system("setuid", spool) { setuid(owner) }
  }
}

extension OpenDirectory {
  fileprivate func owner() throws(SystemError) -> (user: uid_t, group: gid_t) {
    var status = stat()
    try system("stat", path) { fstat(number, &status) }
    return (status.st_uid, status.st_gid)
  }
}
