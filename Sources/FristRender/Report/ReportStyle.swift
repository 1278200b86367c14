/// How a report's page looks: on a phone, on a desk, dark, with forced colours, on paper.
enum ReportStyle {
  static let sheet = """
    :root{color-scheme:light dark;--back:#fff;--ink:#1b1f24;--soft:#4b535c;--line:#767e87;--band:#f1f3f5;\
    --link:#0b4f9e;--red:#a4161a;--yellow:#7a5200;--green:#1b6535;--grey:#4b535c}
    @media (prefers-color-scheme:dark){:root{--back:#14171a;--ink:#eceff1;--soft:#b8c0c8;--line:#858e97;\
    --band:#22272c;--link:#8ec1ff;--red:#ff9a94;--yellow:#f0c35a;--green:#7fd69a;--grey:#b8c0c8}}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:80rem;padding:0 1rem 2rem;background:var(--back);color:var(--ink);\
    font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{font-size:1.5rem;line-height:1.2;margin:1rem 0 .25rem}h1 span{font-weight:400}
    h2{font-size:1.25rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}
    p{margin:.25rem 0}a{color:var(--link)}
    .sentence{font-size:1.4rem;line-height:1.3;font-weight:600}
    .numbers{display:grid;grid-template-columns:repeat(2,1fr);gap:.5rem;list-style:none;padding:0;margin:.75rem 0}
    .numbers li{background:var(--band);padding:.4rem .6rem}.numbers strong{font-size:1.4rem}
    .numbers small{display:block;color:var(--soft)}
    main ul{padding-left:1.2rem}li{margin:.25rem 0}
    .light{font-weight:600}.red{color:var(--red)}.yellow{color:var(--yellow)}.green{color:var(--green)}\
    .grey{color:var(--grey)}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .bar .light{border:2px solid currentColor;border-radius:.3rem;padding:0 .5rem;margin-right:.25rem}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}
    thead th{position:sticky;top:0;background:var(--band)}tbody th{font-weight:600}
    tr:target{outline:3px solid var(--link);scroll-margin-top:3rem}
    tr{scroll-margin-top:3rem}
    svg{display:block;width:100%;height:auto;margin:.5rem 0}
    .label{display:none}footer{color:var(--soft);margin-top:2rem}
    @media (max-width:39.99rem){svg{display:none}thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;\
    overflow:hidden}table,tbody,tr,th,td{display:block}tr{border:1px solid var(--line);border-radius:.3rem;\
    margin:.5rem 0;padding:.4rem .6rem}th,td{border:0;padding:.1rem 0}td.empty{display:none}\
    .goal tr{display:flex;flex-direction:column}.goal td:nth-child(5){order:-1}.goal td:nth-child(5) .label{display:none}.label{display:inline;\
    color:var(--soft)}.numbers li{line-height:1.25}}
    @media (min-width:40rem),print{table{table-layout:fixed}td,th{overflow-wrap:break-word;hyphens:auto}\
    thead th:nth-child(1){width:6%}thead th:nth-child(2){width:19%}thead th:nth-child(3){width:16%}\
    thead th:nth-child(4){width:12%}thead th:nth-child(5){width:10%}thead th:nth-child(6){width:11%}\
    thead th:nth-child(7){width:13%}}
    @media (min-width:40rem) and (max-width:59.99rem){table{font-size:.75rem}th,td{padding:.25rem}}
    @media (min-width:60rem){.numbers{grid-template-columns:repeat(6,1fr)}\
    .attention{display:grid;grid-template-columns:1fr auto;column-gap:2rem}.attention h2{grid-column:1/-1}\
    .attention .bar{grid-column:2;grid-row:2/9;display:flex;flex-direction:column;gap:.4rem;align-items:stretch}\
    .attention>:not(h2):not(.bar){grid-column:1}}
    @media (forced-colors:active){.light b{forced-color-adjust:auto}table,tr{border-color:CanvasText}}
    @page{size:A4 portrait;margin:15mm}
    @media print{:root{color-scheme:light;--back:#fff;--ink:#000;--soft:#333;--line:#555;--band:#fff;--link:#000;\
    --red:#000;--yellow:#000;--green:#000;--grey:#000}body{font-size:9.5pt;padding:0 1px;max-width:none}\
    .numbers{grid-template-columns:repeat(3,1fr)}.numbers li{border:1px solid #555}main>h2{break-before:page}\
    h2,h3,.goal>p{break-after:avoid}svg{break-inside:avoid;break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}\
    thead th{position:static}table{font-size:7.5pt}th,td{padding:2pt}.shape{fill:none}nav{display:none}}
    """
}
