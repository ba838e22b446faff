// As much of ASP.NET Core as the snippets name, so that a C# compiler checks them where there is no SDK.
using System;
using System.Collections.Generic;

public interface IResult {}

public sealed class HttpResponse
{
    public IDictionary<string, string> Headers { get { return null; } }
}

public static class Results
{
    public static IResult Json(object data, int? statusCode = null) { return null; }
    public static IResult StatusCode(int statusCode) { return null; }
    public static IResult Text(
        string content, string contentType = null, System.Text.Encoding contentEncoding = null, int? statusCode = null)
    {
        return null;
    }
}

public sealed class WebApplicationBuilder
{
    public WebApplication Build() { return null; }
}

public sealed class WebApplication
{
    public static WebApplicationBuilder CreateBuilder(string[] args) { return null; }
    public void MapGet(string pattern, Func<IResult> handler) {}
    public void MapGet(string pattern, Func<HttpResponse, IResult> handler) {}
    public void Run(string url) {}
}
