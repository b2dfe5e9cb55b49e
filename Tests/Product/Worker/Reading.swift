import Messages

/// What a sensor read in a minute.
struct Reading: MessageBody {
    static let queue = QueueName(rawValue: "greenhouse_readings")
    static let fields = ["sensor": "its name", "minute": "since the beginning", "celsius": "whole degrees, as text"]

    let sensor: String
    let minute: Int
    let celsius: Int

    init(fields: MessageFields) throws {
        sensor = try fields.text("sensor")
        minute = try fields.offset("minute")
        guard let celsius = Int(try fields.text("celsius")) else { throw InvalidMessage("celsius is no whole number") }
        self.celsius = celsius
    }
}

/// It is too hot where this sensor is. Nobody reads these: they show what becomes of messages that wait.
struct Alarm: MessageBody {
    static let queue = QueueName(rawValue: "greenhouse_alarms")
    static let fields = ["sensor": "its name"]

    let sensor: String

    init(sensor: String) { self.sensor = sensor }

    init(fields: MessageFields) throws { sensor = try fields.text("sensor") }
}
