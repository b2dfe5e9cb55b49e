import ArgumentParser
import LinerKit
import Processes

@main
enum Liner {
    static func main() async {
        StopSignals.ignoreBrokenPipes()
        await LinerCommand.main()
    }
}
