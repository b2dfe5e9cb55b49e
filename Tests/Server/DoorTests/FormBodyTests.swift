import Door
import Testing

@Suite("Bodies of forms")
struct FormBodyTests {
    @Test("fields are read as browsers write them")
    func fields() {
        let form = FormBody("name=Janet+Jackson&mark=%C3%A9%26&empty=&name=other&broken")
        #expect(form["name"] == "Janet Jackson")
        #expect(form["mark"] == "é&")
        #expect(form["empty"] == "")
        #expect(form["broken"] == nil)
    }
}
