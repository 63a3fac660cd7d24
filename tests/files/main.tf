terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

resource "aws_cleanrooms_collaboration" "reach" {
  name = var.name
}
