using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Parley.Web.Posts;

/// <summary>Takes forms of this workbench's own pages only: each bears a token that other sites can't know.</summary>
internal sealed class OwnForms(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var site = context.HttpContext.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            throw new AntiforgeryValidationException("sent from another site");
        }

        await antiforgery.ValidateRequestAsync(context.HttpContext);
        return await next(context);
    }
}
