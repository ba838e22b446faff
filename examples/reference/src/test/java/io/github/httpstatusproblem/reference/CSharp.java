package io.github.httpstatusproblem.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** ASP.NET Core: run where there is an SDK; elsewhere parsed by a grammar and compiled against a stub. */
record CSharp(Path modules) implements Host {
    private static final String PROJECT = """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net%s</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """;

    static boolean canRun() {
        return Run.has("dotnet");
    }

    @Override
    public String versions() throws Exception {
        return canRun()
                ? "ASP.NET Core, SDK " + Run.output(HOSTS, "dotnet", "--version")
                : Run.output(HOSTS, "mcs", "--version")
                        .replaceFirst("Mono C# compiler version ([0-9.]+)", "Mono C# $1");
    }

    /** All snippets and files. */
    void compile(Path folder, List<Snippet> snippets, List<Integer> codes) throws Exception {
        Path parsed = Files.createDirectories(folder.resolve("parsed"));
        StringBuilder all = new StringBuilder(Files.readString(HOSTS.resolve("Stub.cs")));
        for (int i = 0; i < codes.size(); i++) {
            Snippet snippet = snippets.get(i);
            Host.write(parsed.resolve("snippet" + codes.get(i) + ".cs"), snippet.code() + "\n");
            Host.write(parsed.resolve("complete" + codes.get(i) + ".cs"), snippet.complete() + "\n");
            all.append("\nstatic class S" + codes.get(i) + "\n{\nstatic void Snippet(WebApplication app)\n{\n"
                    + snippet.code() + "\n}\nstatic void Complete(string[] args)\n{\n" + snippet.complete()
                    + "\n}\n}\n");
        }
        Run grammar = Run.of(
                folder,
                Map.of("NODE_PATH", modules.resolve("node_modules").toString()),
                List.of("node", HOSTS.resolve("parse.js").toString(), parsed.toString()));
        if (grammar.exit() != 0) {
            throw new IllegalStateException(grammar.output());
        }
        Host.write(folder.resolve("All.cs"), all.toString());
        Run.output(folder, "mcs", "-target:library", "-out:all.dll", "All.cs");
    }

    @Override
    public Process routes(Path folder, List<Snippet> snippets, List<Integer> codes, int port) throws Exception {
        StringBuilder program = new StringBuilder("var host = WebApplication.CreateBuilder(args).Build();\n");
        StringBuilder methods = new StringBuilder("\nstatic class Snippets\n{\n");
        for (int i = 0; i < codes.size(); i++) {
            int code = codes.get(i);
            program.append("Snippets.S" + code + "(host.MapGroup(\"/" + code + "\"));\n");
            methods.append("public static void S" + code + "(IEndpointRouteBuilder app)\n{\n"
                    + snippets.get(i).code() + "\n}\n");
        }
        program.append("host.Run(\"http://127.0.0.1:" + port + "\");\n")
                .append(methods)
                .append("}\n");
        return run(folder, program.toString(), port);
    }

    @Override
    public Process complete(Path folder, Snippet snippet, int port) throws Exception {
        return run(folder, Host.onPort(snippet, port), port);
    }

    private static Process run(Path folder, String program, int port) throws Exception {
        String version = Run.output(HOSTS, "dotnet", "--version").replaceFirst("^([0-9]+\\.[0-9]+).*", "$1");
        Host.write(folder.resolve("snippets.csproj"), PROJECT.formatted(version));
        Host.write(folder.resolve("Program.cs"), program);
        return Run.server(folder, Map.of(), List.of("dotnet", "run"), port);
    }
}
