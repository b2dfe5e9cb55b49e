/// The compose file: the whole system on one machine, each worker a service that stays.
func composeFile(_ workers: [WorkerDescription]) -> String {
    [
        Installation.packaged.head, ComposeParts.shared, ComposeParts.services,
        workers.map(\.composeService).joined(separator: "\n"), ComposeParts.places, "",
    ].joined(separator: "\n")
}

extension WorkerDescription {
    fileprivate var composeService: String {
        """
          \(command):
            <<: *worker
            image: liner-notes/\(command)
            build: {<<: *build, args: {PROGRAM: \(command)}}
        """
    }
}

private enum ComposeParts {
    static let shared = """
        # The whole system on one machine: docker compose up --build
        # The server is at http://localhost:8080, for whoever has a token: docker compose run --rm token
        # The providers' keys go into deploy/container/settings.env, as deploy/environment.example has them; a provider without
        # its keys is left out. Nobody but the fleet reaches the database; its passwords are made at the first start and stay in
        # volumes, each where it is needed. docs/operations/containers.md
        name: liner-notes

        x-program: &program
          restart: unless-stopped
          read_only: true
          user: "10001:10001"
          cap_drop: [ALL]
          security_opt: ["no-new-privileges:true"]
          tmpfs: ["/tmp:size=16m"]
          stop_grace_period: 30s
          networks: [database]

        x-environment: &environment
          LINERNOTES_SECRETS_FOLDER: /run/secrets/liner-notes

        x-worker: &worker
          <<: *program
          command: ["--watch"]
          environment: *environment
          env_file: [{path: deploy/container/settings.env, required: false}]
          volumes: ["worker-secrets:/run/secrets/liner-notes:ro"]
          networks: [database, providers]
          depends_on: {passwords: {condition: service_completed_successfully}}
        """

    static let services = """
        services:
          secrets:
            image: &postgres postgres:17-bookworm
            entrypoint: ["/bin/sh", "/secrets.sh", "make"]
            network_mode: none
            volumes:
              - ./deploy/container/secrets.sh:/secrets.sh:ro
              - owner-secrets:/secrets/owner
              - worker-secrets:/secrets/worker
              - server-secrets:/secrets/server

          database:
            image: *postgres
            restart: unless-stopped
            environment: {POSTGRES_USER: owner, POSTGRES_DB: music, POSTGRES_PASSWORD_FILE: /secrets/owner/PASSWORD}
            volumes: ["data:/var/lib/postgresql/data", "owner-secrets:/secrets/owner:ro"]
            shm_size: 256m
            stop_grace_period: 60s
            networks: [database]
            healthcheck: {test: ["CMD", "pg_isready", "-h", "127.0.0.1", "-U", "owner", "-d", "music"], interval: 2s, retries: 60}
            depends_on: {secrets: {condition: service_completed_successfully}}

          migrate:
            <<: *program
            image: &liner liner-notes/liner
            build: &build {context: ., args: {PROGRAM: liner}}
            command: ["migrate"]
            restart: on-failure
            environment: *environment
            volumes: ["owner-secrets:/run/secrets/liner-notes:ro"]
            depends_on: {database: {condition: service_healthy}}

          # The roles are there once the schema is.
          passwords:
            image: *postgres
            entrypoint: ["/bin/sh", "/secrets.sh", "set"]
            volumes:
              - ./deploy/container/secrets.sh:/secrets.sh:ro
              - owner-secrets:/secrets/owner:ro
              - worker-secrets:/secrets/worker:ro
              - server-secrets:/secrets/server:ro
            networks: [database]
            depends_on: {migrate: {condition: service_completed_successfully}}

          server:
            <<: *program
            image: *liner
            command: ["serve", "--host", "0.0.0.0"]
            environment: *environment
            volumes: ["server-secrets:/run/secrets/liner-notes:ro"]
            networks: [database, providers]
            ports: ["127.0.0.1:8080:8080", "127.0.0.1:8081:8081"]
            depends_on: {passwords: {condition: service_completed_successfully}}

          maintenance:
            <<: *program
            image: *liner
            command: ["maintain", "--every", "60"]
            environment: *environment
            volumes: ["worker-secrets:/run/secrets/liner-notes:ro"]
            depends_on: {passwords: {condition: service_completed_successfully}}

          # Prints a token: docker compose run --rm token
          token:
            <<: *program
            image: *liner
            profiles: [tools]
            restart: "no"
            command: ["tokens", "create", "--role", "administrator", "--note", "compose"]
            environment: *environment
            volumes: ["owner-secrets:/run/secrets/liner-notes:ro"]
        """

    static let places = """

        networks:
          # No way out: the database, and those that talk to it.
          database: {internal: true}
          providers: {}

        volumes:
          data:
          owner-secrets:
          worker-secrets:
          server-secrets:
        """
}
