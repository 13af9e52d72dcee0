# Palabras que rodean cada página.
program-name = Encuesta MCIM
title-error = Error:
skip-to-content = Ir al contenido principal
navigation = Secciones
language-of-page = Idioma de esta página
you-are-here = Usted está aquí
footer-privacy = Privacidad
footer-accessibility = Accesibilidad
footer-contact = Contacto
footer-designations = Las denominaciones empleadas y la forma en que se presentan los datos no implican juicio alguno sobre la condición jurídica de países, territorios, ciudades o zonas, o de sus autoridades, ni respecto de la delimitación de sus fronteras o límites.
mark-reconstructed = Reconstruido a partir del resumen publicado; no son palabras de quien responde
mark-illustrative = Ilustrativo: inventado para mostrar el programa, nadie ha respondido esto
pagination = Páginas de la lista
pagination-total = { $total ->
    [one] { $total } entrada
   *[other] { $total } entradas
 }
pagination-previous = Anterior
pagination-next = Siguiente
change = Cambiar
yes = Sí
no = No
or = o
back = Volver
