using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Parley.Web.Answers;

namespace Parley.Web.Hosting;

/// <summary>What the OpenAPI document says beside what the routes themselves say: the parameters of each address.</summary>
internal static class OpenApiText
{
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = a => a.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Parley";
            document.Info.Version = typeof(OpenApiText).Assembly.GetName().Version!.ToString(3);
            document.Info.Description = "What the archive holds, by the same answers as the pages of the workbench. Problems come as application/problem+json with a code.";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (var name in context.Description.ActionDescriptor.EndpointMetadata.OfType<TakesParameters>().SelectMany(t => t.Names))
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = Parameters.All[name],
                    Required = TakesParameters.Required.Contains(name),
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });
    }
}
