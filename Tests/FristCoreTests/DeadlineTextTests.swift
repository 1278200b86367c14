import FristCore
import Testing

@Suite("Deadlines written out again")
struct DeadlineTextTests {
  @Test("the canonical text reads back to an equal deadline", arguments: DeadlineRow.accepted)
  func canonical(_ row: DeadlineRow) throws {
    let deadline = try Deadline(parsing: row.text, in: row.context)
    let again = try Deadline(parsing: deadline.canonicalText, in: row.context)
    #expect(again.meaning == deadline.meaning, "\(deadline.canonicalText)")
    #expect(again.approximate == deadline.approximate && again.continues == deadline.continues)
    #expect(again.canonicalText == deadline.canonicalText)
  }

  @Test(
    "the canonical text is plain bokmål",
    arguments: [
      ("Q2 2014", "2. kvartal 2014"), ("2013 –2014", "2013-2014"), ("frå hausten 2020", "ca. 1. september 2020"),
      ("2017, 2018 og 2019", "2017, 2018 og 2019"), ("høst 2019 / vår 2020", "ca. september 2019 – mai 2020"),
      ("Avklaring innen 1. halvår 2019", "innen 30. juni 2019"), ("år for år", "årlig"),
      ("minst to ganger i året", "halvårlig"), ("hvert 3. år: 2017, 2020", "hvert 3. år fra 2017"),
      ("årlig, første gang våren 2014", "våren hvert år fra 2014"), ("uke 40-41 2019", "uke 40-41 2019"),
      ("vinteren 2019/20", "vinteren 2020"), ("årlig før sommeren", "før sommeren hvert år"),
      ("ett år etter trinn-1", "1 år etter trinn-1"), ("permanent", "løpende"),
      ("2013 vidareførast", "2013 videreføres"),
      ("ca. 1. mars hvert år", "ca. 1. mars hvert år"), ("tidlig i 2020", "ca. 1. kvartal 2020"), ("", "-"),
    ])
  func wording(text: String, canonical: String) throws {
    #expect(try Deadline(parsing: text, in: DeadlineContext(period: nil)).canonicalText == canonical)
  }

  @Test(
    "EDTF says the same, or nothing",
    arguments: [
      ("2019", "2019"), ("2019/2020", "2019/2020"), ("juni 2019", "2019-06"), ("30.6.2019", "2019-06-30"),
      ("innen 1. halvår 2019", "../2019-06-30"), ("1. halvår 2013", "2013-01/2013-06"), ("våren 2014", "2014-21"),
      ("sommeren 2014", "2014-22"), ("høsten 2014", "2014-23"), ("vinteren 2020", "2019-12~/2020-02~"),
      ("ca. 2019", "2019~"), ("innen utgangen av våren 2020", "../2020-05-31~"), ("ca. 1. mars 2019", "2019-03-01~"),
      ("ca. 2019-2020", "2019~/2020~"), ("2017, 2018 og 2019", "{2017,2018,2019}"),
      ("uke 42 2019", "2019-10-14/2019-10-20"), ("august 2019 – juni 2020", "2019-08/2020-06"),
      ("mars-mai 2019", "2019-03/2019-05"), ("første uke i oktober 2014", "2014-09-29~/2014-10-05~"),
      ("årlig", nil), ("løpende", nil), ("ved behov", nil), ("", nil), ("ett år etter 5.3", nil),
    ])
  func edtf(text: String, edtf: String?) throws {
    #expect(try Deadline(parsing: text, in: DeadlineContext(period: nil)).edtf == edtf)
  }
}
