import LinerKit

@main
enum Liner {
    static func main() async { await LinerCommand.runProgram() }
}
